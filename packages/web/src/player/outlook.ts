/**
 * Outlook: from looks at the film twice a second, whether its picture will stop, when, and what is slow. Pure. Rules
 * TR20–TR26 in docs/spec/transfers.md.
 *
 * Browsers fetch by fits and starts on purpose: they stop asking when they have enough, and what is at hand then shrinks
 * as fast as it plays. A line that is too slow is known by the film coming in all the time, and still too slowly.
 */
import type { Trouble } from '@lockstep/core';

export interface FilmLook {
  /** ms on the page's clock. */
  readonly at: number;
  /** In s. */
  readonly position: number;
  readonly moving: boolean;
  /** It has what it needs for the next frame. */
  readonly ready: boolean;
  /** End of what is at hand from the position on, in s; null: nothing is. */
  readonly fetchedTo: number | null;
  /** Length of the film in s; null: unknown, or it has no end. */
  readonly duration: number | null;
  /** The room's speed. */
  readonly rate: number;
  readonly frames: { readonly all: number; readonly dropped: number };
  readonly visible: boolean;
}

export interface Outlook {
  /** Of late, oldest first; begins anew with a jump. */
  readonly looks: readonly FilmLook[];
  /** Seconds of film that come in per second; null: too short a time to tell. */
  readonly speed: number | null;
  readonly trouble: Trouble | null;
}

export const clearOutlook: Outlook = { looks: [], speed: null, trouble: null };

export const outlookPolicy = {
  keptMs: 6000,
  /** Over less than this no speed is told. */
  leastMs: 3000,
  /** With so much at hand a browser that has stopped asking asks again: below it something is wrong. */
  lowSec: 8,
  /** A film that trickles in is told so long before it stops. */
  soonSec: 30,
  /** It trickles if so many of the seconds of late brought something. */
  trickleShare: 0.7,
  /** Once told it holds until it is so far off, or so much is at hand. */
  farSec: 45,
  enoughSec: 12,
  /** A jump: further than playing leads. */
  jumpSec: 1.5,
  /** So many of the frames lost, counted over so many at least. */
  lostShare: 0.2,
  leastFrames: 40,
  /** With so much at hand, not being ready so long is the device's own doing. */
  stuckMs: 1500,
  stuckAheadSec: 2,
} as const;

const p = outlookPolicy;
const ahead = ({ fetchedTo, position }: FilmLook): number =>
  fetchedTo === null ? 0 : Math.max(0, fetchedTo - position);

/** `slowSupply`: what is to blame when the film comes too slowly, as far as is known. */
export function outlookAfter(before: Outlook, look: FilmLook, slowSupply: 'line' | 'server'): Outlook {
  const last = before.looks.at(-1);
  const looks =
    last === undefined || hasJumped(last, look)
      ? [look]
      : [...before.looks.filter(({ at }) => look.at - at <= p.keptMs), look];
  const speed = speedOf(looks);
  const supply = supplyTrouble(looks, speed, before.trouble, slowSupply);
  return { looks, speed, trouble: supply ?? deviceTrouble(looks) };
}

function hasJumped(last: FilmLook, look: FilmLook): boolean {
  const moved = look.position - last.position;
  return moved < -0.1 || moved > ((look.at - last.at) / 1000) * 4 + p.jumpSec;
}

function speedOf(looks: readonly FilmLook[]): number | null {
  const [first] = looks;
  const last = looks.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < p.leastMs) return null;
  const from = first.fetchedTo ?? first.position;
  return Math.max(0, ((last.fetchedTo ?? from) - from) / (last.at - first.at)) * 1000;
}

/** The film comes more slowly than it plays. */
function supplyTrouble(
  looks: readonly FilmLook[],
  speed: number | null,
  before: Trouble | null,
  cause: 'line' | 'server',
): Trouble | null {
  const look = looks.at(-1);
  if (look === undefined || hasRest(look)) return null;
  const wasShort = before !== null && (before.cause === 'line' || before.cause === 'server');
  const here = ahead(look);
  if (!look.moving) {
    // It stands. If that is for lack of film the reason stays until there is some.
    return wasShort && here < p.lowSec ? { cause, inSec: here > 1 ? before.inSec : null } : null;
  }
  if (speed === null) return wasShort && here < p.lowSec ? { cause, inSec: here / look.rate } : null;
  const drain = look.rate - speed;
  if (drain <= look.rate * 0.02) return null;
  const inSec = here / drain;
  if (here < p.lowSec) return { cause, inSec };
  const isSoon = trickles(looks) && inSec < p.soonSec;
  const stays = wasShort && here < p.enoughSec && inSec < p.farSec;
  return isSoon || stays ? { cause, inSec } : null;
}

/** All that is left of the film is at hand. */
const hasRest = ({ fetchedTo, duration }: FilmLook): boolean =>
  fetchedTo !== null && duration !== null && fetchedTo > duration - 0.5;

/** Something came in most of the time. */
function trickles(looks: readonly FilmLook[]): boolean {
  let came = 0;
  let all = 0;
  let from = looks[0];
  for (const look of looks) {
    if (from === undefined || look.at - from.at < 950) continue;
    all += 1;
    if ((look.fetchedTo ?? 0) - (from.fetchedTo ?? 0) > 0.02) came += 1;
    from = look;
  }
  return all > 0 && came / all >= p.trickleShare;
}

/** There is film enough, and the device does not get on with it. */
function deviceTrouble(looks: readonly FilmLook[]): Trouble | null {
  const [first] = looks;
  const last = looks.at(-1);
  if (first === undefined || last === undefined || !last.moving) return null;
  const cause = looks.some(({ visible }) => !visible) ? 'hidden' : 'device';
  const all = last.frames.all - first.frames.all;
  const lost = last.frames.dropped - first.frames.dropped;
  // Browsers drop every frame of a page that nobody sees; that is no trouble.
  if (cause === 'device' && all >= p.leastFrames && lost / all > p.lostShare) return { cause, inSec: null };
  const ready = looks.findLast((look) => look.ready || !look.moving || ahead(look) < p.stuckAheadSec);
  const stuckSince = ready?.at ?? first.at;
  return last.at - stuckSince > p.stuckMs ? { cause, inSec: null } : null;
}
