/**
 * Expected state: what we last asked of the element. What agrees with it is ours, what contradicts it is somebody
 * else's: the person's (headset, lock screen, picture in picture) or the platform's. States are compared, never times:
 * an element's events come late, but its state changes within the call. See docs/spec/player.md.
 */
export interface Expected {
  readonly paused: boolean;
  /** The last seek asked of this film. */
  readonly seek: AskedSeek | null;
  /** `seeking` events of ours that are still to be heard: they come late, maybe after the seek itself has arrived. */
  readonly seekingsOwed: number;
}

export interface AskedSeek {
  /** Where the element said it would go when we asked: it may have been clamped to what can be reached. */
  readonly to: number;
  /** The address of the film that was asked. */
  readonly source: string;
}

/** The element at the moment an event is heard. */
export interface Actual {
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  readonly position: number;
  /** A film is open in it; nobody can have touched an empty element. */
  readonly loaded: boolean;
  /** The platform stops films of its own accord here: the element is off the page, or a phone has put the page away. */
  readonly putAway: boolean;
}

/** Browsers that hide the reader's fingerprint round positions to 0.1 s. */
const sameSeconds = 0.25;
/** A position read twice from an element that stands. */
const exactSeconds = 1e-6;

export type PauseVerdict = 'asked' | 'userPlayed' | 'userPaused' | 'platformPaused';

/** What a `play` or `pause` event means. [PL1][PL2] */
export function judgePause(expected: Expected, actual: Actual): PauseVerdict {
  if (expected.paused === actual.paused || actual.ended || !actual.loaded) return 'asked';
  if (!actual.paused) return 'userPlayed';
  return actual.putAway ? 'platformPaused' : 'userPaused';
}

/** What a `seeking` event means. [PL3] */
export function judgeSeek(expected: Expected, actual: Actual): 'asked' | 'userSeeked' {
  if (!actual.loaded) return 'asked';
  const off = Math.abs(actual.position - (expected.seek?.to ?? Infinity));
  if (expected.seekingsOwed === 0) return off <= exactSeconds ? 'asked' : 'userSeeked';
  // One that arrived before its event was heard may have played on from there.
  return !actual.seeking || off <= sameSeconds ? 'asked' : 'userSeeked';
}
