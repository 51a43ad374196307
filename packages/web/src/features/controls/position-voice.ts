/**
 * Position voice: what the bar says to screen readers. They read out each change of it while it has the focus, so while
 * the film plays it speaks every ten seconds only, and at once when somebody has moved the film. [ST19]
 */
import { m } from '../../i18n/messages.ts';
import { spokenTime } from '../../player/spoken-time.ts';

const EVERY_SEC = 10;
/** Further than this from what it said is no playing on. */
const LEAP_SEC = EVERY_SEC + 1;

export interface Heard {
  /** In s. */
  readonly at: number;
  readonly duration: number | null;
  /** The film plays. */
  readonly moving: boolean;
  readonly locale: string;
}

type Bar = Pick<Element, 'setAttribute'>;

export function createPositionVoice(): (bar: Bar, heard: Heard) => void {
  let said: { readonly second: number; readonly of: string } | null = null;
  return (bar, { at, duration, moving, locale }) => {
    const second = Math.floor(at);
    const of = `${duration} ${locale}`;
    const ahead = said === null ? Infinity : second - said.second;
    const same = said?.of === of;
    if (same && ahead === 0) return;
    if (same && moving && ahead > 0 && ahead < LEAP_SEC && second % EVERY_SEC !== 0) return;
    said = { second, of };
    bar.setAttribute('aria-valuenow', String(second));
    bar.setAttribute(
      'aria-valuetext',
      m.controls_position_of({
        position: spokenTime(at, locale),
        duration: spokenTime(duration ?? 0, locale),
      }),
    );
  };
}
