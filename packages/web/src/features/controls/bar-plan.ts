/**
 * Bar plan: what of the bar fits beside each other. What matters most while watching comes first; the rest is in the
 * menu, so that nothing is lost on the narrowest screen. [ST12]
 */
export type BarPart =
  | 'panel'
  | 'extras'
  | 'rate'
  | 'skips'
  | 'mute'
  | 'length'
  | 'neighbours'
  | 'loop'
  | 'volume'
  | 'window'
  | 'theatre';

export interface BarFacts {
  /** In px, without the bar's own edges. */
  readonly width: number;
  /** The film's; null while unknown. */
  readonly duration: number | null;
  /** Parts that have no place here at all. */
  readonly absent: readonly BarPart[];
  /** Buttons that other parts of the page bring along. */
  readonly extras: number;
}

/** A button with the gap after it. */
const BUTTON = 46;
/** A digit of the time, and what is around the time. */
const DIGIT = 8.7;
const AROUND = 18;

/** Always there, whatever the width: play, the menu and fullscreen. */
const ALWAYS = 3 * BUTTON;

/** The parts beside play, time, menu and fullscreen, which are always there; first come, first served. */
const ORDER: readonly BarPart[] = [
  'panel',
  'extras',
  'rate',
  'skips',
  'mute',
  'length',
  'neighbours',
  'volume',
  'loop',
  'window',
  'theatre',
];

export function barPlan(facts: BarFacts): ReadonlySet<BarPart> {
  const { width, duration, absent } = facts;
  let left = width - ALWAYS - AROUND - digits(duration) * DIGIT;
  const shown = new Set<BarPart>();
  for (const part of ORDER) {
    if (absent.includes(part)) continue;
    const takes = widthOf(part, facts);
    // What comes later must not slip into the place of what was more important.
    if (takes > left) break;
    left -= takes;
    shown.add(part);
  }
  return shown;
}

function widthOf(part: BarPart, { duration, extras }: BarFacts): number {
  switch (part) {
    case 'panel':
    case 'mute':
    case 'loop':
    case 'window':
    case 'theatre':
      return BUTTON;
    case 'rate':
      return BUTTON + 8;
    case 'skips':
    case 'neighbours':
      return 2 * BUTTON;
    case 'extras':
      return extras * BUTTON;
    case 'length':
      return (digits(duration) + 3) * DIGIT;
    case 'volume':
      // It opens beside its button.
      return 96;
  }
}

/** Letters of a time of this film: `0:05`, `12:05`, `1:02:05`. */
const digits = (duration: number | null): number =>
  duration === null || duration < 600 ? 4 : duration < 3600 ? 5 : duration < 36_000 ? 7 : 8;
