/** Overlay settings: how messages are shown over the film on this device. Rules TK15, TK16. */

export const areas = ['quarter', 'half', 'most'] as const;
/** How much of the film texts may cross, from the top. */
export type Area = (typeof areas)[number];

export const lineChoices = ['always', 'chatHidden', 'never'] as const;
/** When lines of chat are shown over the film: always, only while the chat is not in sight, never. */
export type LineChoice = (typeof lineChoices)[number];

export interface OverlaySettings {
  /** Anything at all; the key D. */
  readonly on: boolean;
  readonly lines: LineChoice;
  readonly danmaku: boolean;
  readonly reactions: boolean;
  readonly area: Area;
  /** Texts may lie over each other, so that none is left out. */
  readonly overlap: boolean;
  /** 1: as opaque as can be. */
  readonly opacity: number;
  /** 1: as usual; 2: twice as fast. */
  readonly speed: number;
  readonly size: number;
}

export const bounds = {
  opacity: { min: 0.2, max: 1, step: 0.05 },
  speed: { min: 0.5, max: 2, step: 0.25 },
  size: { min: 0.75, max: 2, step: 0.25 },
} as const;

/** On a phone danmaku are off until somebody wants them: there they cost the film more, and hide more of it. [TK15] */
export function usualOverlay(phone: boolean): OverlaySettings {
  return {
    on: true,
    lines: 'always',
    danmaku: !phone,
    reactions: true,
    area: 'most',
    overlap: false,
    opacity: 1,
    speed: 1,
    size: 1,
  };
}

/** What was kept may be from another version or touched by hand: each value that makes sense counts. [TK16] */
export function overlayFrom(kept: string | null, usual: OverlaySettings): OverlaySettings {
  const stored = parse(kept);
  const flag = (name: 'on' | 'danmaku' | 'reactions' | 'overlap') =>
    typeof stored[name] === 'boolean' ? stored[name] : usual[name];
  const number = (name: keyof typeof bounds) => {
    const value = stored[name];
    const { min, max } = bounds[name];
    return typeof value === 'number' && value >= min && value <= max ? value : usual[name];
  };
  return {
    on: flag('on'),
    lines: lineChoices.find((choice) => choice === stored['lines']) ?? usual.lines,
    danmaku: flag('danmaku'),
    reactions: flag('reactions'),
    area: areas.find((area) => area === stored['area']) ?? usual.area,
    overlap: flag('overlap'),
    opacity: number('opacity'),
    speed: number('speed'),
    size: number('size'),
  };
}

function parse(kept: string | null): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(kept ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    return {};
  }
}

/** Of the film's height; the last 15 % belong to the subtitles. [TK17] */
export const shareOf: Readonly<Record<Area, number>> = { quarter: 0.25, half: 0.5, most: 0.82 };
/** Lines of chat keep to the upper part. [TK18] */
export const lineShare = 0.7;
