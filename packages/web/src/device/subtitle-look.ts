/** Subtitle look: how this person likes subtitles, kept on this device. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { recall, remember } from './storage.ts';

const KEY = 'lockstep.subtitles';

export const SUBTITLE_SIZES = ['small', 'medium', 'large', 'huge'] as const;
export const SUBTITLE_COLOURS = ['white', 'yellow', 'cyan', 'green'] as const;
export const SUBTITLE_BACKS = ['outline', 'shadow', 'box', 'none'] as const;
export const SUBTITLE_HEIGHTS = ['low', 'middle', 'high'] as const;

/** Heights of letters: shares of the stage's, within what can be read on a phone. */
export const SUBTITLE_LETTERS: Readonly<Record<SubtitleLook['size'], string>> = {
  small: 'clamp(0.75rem, 3.4cqh, 2.4rem)',
  medium: 'clamp(0.9rem, 4.6cqh, 3.2rem)',
  large: 'clamp(1.1rem, 6cqh, 4.2rem)',
  huge: 'clamp(1.35rem, 8cqh, 5.6rem)',
};
/** Of a line, in letters. */
export const SUBTITLE_LINE = 1.3;

export interface SubtitleLook {
  readonly size: (typeof SUBTITLE_SIZES)[number];
  readonly colour: (typeof SUBTITLE_COLOURS)[number];
  /** What makes letters stand out from the picture. */
  readonly back: (typeof SUBTITLE_BACKS)[number];
  readonly height: (typeof SUBTITLE_HEIGHTS)[number];
  readonly bold: boolean;
}

export const FIRST_LOOK: SubtitleLook = {
  size: 'medium',
  colour: 'white',
  back: 'outline',
  height: 'low',
  bold: false,
};

/** What was stored may be from another version or touched by hand. */
export function lookFromText(text: string | null): SubtitleLook {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (typeof stored !== 'object' || stored === null) return FIRST_LOOK;
    const kept = <Value>(name: keyof SubtitleLook, known: readonly Value[], first: Value): Value => {
      const value: unknown = Object.getOwnPropertyDescriptor(stored, name)?.value;
      return known.find((one) => one === value) ?? first;
    };
    return {
      size: kept('size', SUBTITLE_SIZES, FIRST_LOOK.size),
      colour: kept('colour', SUBTITLE_COLOURS, FIRST_LOOK.colour),
      back: kept('back', SUBTITLE_BACKS, FIRST_LOOK.back),
      height: kept('height', SUBTITLE_HEIGHTS, FIRST_LOOK.height),
      bold: kept('bold', [true, false], FIRST_LOOK.bold),
    };
  } catch {
    return FIRST_LOOK;
  }
}

const store = createStore<SubtitleLook>(() => lookFromText(recall(KEY)));

/** Changes and remembers. */
export function changeLook(change: Partial<SubtitleLook>): void {
  store.setState(change);
  remember(KEY, JSON.stringify(store.getState()));
}

export const useSubtitleLook = (): SubtitleLook => useStore(store);
