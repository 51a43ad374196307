/**
 * HtmlPlayer: a browser's video element as a Player. It asks the element, hears what became of it, and tells apart what
 * we asked from what the person or the platform did. See docs/spec/player.md.
 */
import type { Player, PlayerEvent, Trouble } from '../follow/player.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';
import { mediaSec } from '../runtime/units.ts';
import { createStarter } from './autoplay.ts';
import { judgePause, judgeSeek, type Actual, type Expected } from './expected-state.ts';
import { failureOf, soundIsMissing } from './failure.ts';
import { FetchMeter } from './fetch-meter.ts';
import { figuresOf } from './figures.ts';
import { haveFutureData, haveNothing, type MediaElement } from './media-element.ts';
import { secondsAhead } from './ranges.ts';
import { createSound } from './sound.ts';
import { isPutAway } from './visibility.ts';
import { watchWrites } from './watch-writes.ts';

export interface HtmlPlayer extends Player {
  /** The person's own volume, 0–1, whatever is heard at the moment. */
  readonly volume: number;
  /** The person's own mute; false while only the platform keeps the sound off. */
  readonly muted: boolean;
  setVolume(volume: number): void;
  /** So much of the person's volume is heard, 0–1; whoever wants no click goes there in small steps. [PL30] */
  setGain(gain: number): void;
  /** Call within a click or key press: unmuting is what platforms want a gesture for. */
  setMuted(muted: boolean): void;
  /** Call within a click or key press: brings what the platform refused. */
  gesture(): void;
  /** Hears and tells nothing any more and gives back the person's volume; the element stays as it is otherwise. */
  stop: Stop;
}

export interface HtmlPlayerOptions {
  readonly element: MediaElement;
  readonly runtime: Runtime;
  /** What the film is known to have; without it the player tells `noPicture` or `noSound`. Default: a picture. */
  readonly expects?: { readonly picture: boolean; readonly sound: boolean };
  /** Bytes of the film for each second of it, on average; null while that is not known. */
  readonly bytesPerFilmSec?: () => number | null;
  /** What whoever watches the film from outside has found to be wrong with it; null: nothing. */
  readonly trouble?: () => Trouble | null;
  /** The element is fed by a script, which jumps over gaps in what it fetched: its jumps are nobody's. [PL27] */
  readonly scripted?: boolean;
}

/** A seek to the very end ends the film; one frame or two before it is near enough. */
const shortOfEndSec = 0.05;
/** What browsers accept as speed. */
const slowest = 0.0625;
const fastest = 16;

export function createHtmlPlayer({
  element,
  runtime,
  expects = { picture: true, sound: false },
  bytesPerFilmSec = () => null,
  trouble = () => null,
  scripted = false,
}: HtmlPlayerOptions): HtmlPlayer {
  const listeners = new Set<(event: PlayerEvent) => void>();
  const listening = new AbortController();
  const sound = createSound(element, runtime);
  const meter = new FetchMeter();
  let asked: Expected = { paused: true, seek: null, seekingsOwed: 0 };
  let speed = { rate: 1, keepsPitch: false };
  /** Since the film has shown its first frame: earlier seeks are the browser's own. */
  let shown = false;
  let toldReady = false;
  let toldDuration: number | null = null;
  let soundChecked = false;

  const tell = (event: PlayerEvent): void => {
    for (const listener of listeners) listener(event);
  };
  /** The element was just sent elsewhere by us, or by the script that feeds it. */
  const noteSeek = (): void => {
    asked = {
      ...asked,
      seek: { to: element.currentTime, source: element.src },
      // An empty element remembers where to begin, and tells nothing.
      seekingsOwed: asked.seekingsOwed + (element.readyState > haveNothing ? 1 : 0),
    };
  };
  const unwatchWrites = scripted ? watchWrites(element, noteSeek) : null;
  const starter = createStarter({ element, sound, wanted: () => !asked.paused, tell });

  const isReady = (): boolean => element.readyState >= haveFutureData && !element.seeking;
  const actual = (): Actual => ({
    paused: element.paused,
    ended: element.ended,
    seeking: element.seeking,
    position: element.currentTime,
    loaded: element.readyState > haveNothing,
    putAway: isPutAway(element),
  });

  const writeSpeed = (): void => {
    // Each change of it clicks and costs time: only when the room's speed asks for another. [PL7]
    if (element.preservesPitch !== speed.keepsPitch) element.preservesPitch = speed.keepsPitch;
    if (element.playbackRate !== speed.rate) element.playbackRate = speed.rate;
  };

  const hearPause = (): void => {
    switch (judgePause(asked, actual())) {
      case 'asked':
        return;
      case 'userPlayed':
        // Nobody runs ahead of the room; its answer starts the film for all.
        element.pause();
        tell({ type: 'userPlayed' });
        return;
      case 'userPaused':
        tell({ type: 'userPaused' });
        return;
      case 'platformPaused':
        tell({ type: 'playRefused' });
        return;
    }
  };

  const hearSeeking = (): void => {
    toldReady = false;
    if (judgeSeek(asked, actual()) === 'asked') {
      asked = { ...asked, seekingsOwed: Math.max(0, asked.seekingsOwed - 1) };
      return;
    }
    if (!shown) return;
    // Once told it is expected: the same seek may be heard of more than once.
    asked = { ...asked, seek: { to: element.currentTime, source: element.src } };
    tell({ type: 'userSeeked', to: mediaSec(element.currentTime) });
  };

  const hearSeeked = (): void => {
    if (element.seeking) return;
    tell({ type: 'seeked' });
    hearReady();
  };

  const hearReady = (): void => {
    if (toldReady || !isReady()) return;
    toldReady = true;
    tell({ type: 'ready' });
  };

  const hearWaiting = (): void => {
    if (isReady()) return;
    toldReady = false;
    if (shown && !element.paused && !element.seeking && !element.ended) tell({ type: 'waiting' });
  };

  const hearDuration = (): void => {
    const { duration } = read();
    if (duration === null || duration === toldDuration) return;
    toldDuration = duration;
    tell({ type: 'loaded' });
  };

  const hearMetadata = (): void => {
    writeSpeed();
    if (expects.picture && element.videoWidth === 0) tell({ type: 'failed', code: 'noPicture' });
    hearDuration();
  };

  /** Another film, or none: nothing asked of the old one is owed any more. [PL18] */
  const hearEmptied = (): void => {
    const { seek, seekingsOwed } = asked;
    // Late news of an earlier film must not cancel what has already been asked of this one.
    const still = seek?.source === element.src;
    asked = { paused: element.paused, seek: still ? seek : null, seekingsOwed: still ? seekingsOwed : 0 };
    shown = false;
    toldReady = false;
    toldDuration = null;
    soundChecked = false;
    writeSpeed();
  };

  const hearEnded = (): void => {
    // It was sent elsewhere before this was heard. [PL26]
    if (!element.ended) return;
    // The element has paused itself.
    asked = { ...asked, paused: element.paused };
    tell({ type: 'ended' });
  };

  const hearError = (): void => {
    const code = failureOf(element);
    if (code !== null) tell({ type: 'failed', code });
  };

  const checkSound = (): void => {
    if (!expects.sound || soundChecked || !soundIsMissing(element)) return;
    soundChecked = true;
    tell({ type: 'failed', code: 'noSound' });
  };

  const hear = (types: readonly string[], react: () => void): void => {
    for (const type of types) element.addEventListener(type, react, { signal: listening.signal });
  };
  hear(['play', 'pause'], hearPause);
  hear(['seeking'], hearSeeking);
  hear(['seeked'], hearSeeked);
  hear(['canplay', 'canplaythrough', 'playing'], hearReady);
  hear(['waiting', 'stalled'], hearWaiting);
  hear(['loadedmetadata'], hearMetadata);
  hear(['loadeddata'], () => {
    shown = true;
  });
  hear(['durationchange'], hearDuration);
  hear(['emptied'], hearEmptied);
  hear(['ended'], hearEnded);
  hear(['error'], hearError);
  hear(['timeupdate'], checkSound);

  const read: Player['read'] = () => ({
    position: mediaSec(element.currentTime),
    paused: element.paused,
    seeking: element.seeking,
    ready: isReady(),
    ended: element.ended,
    // A live stream has none.
    duration: Number.isFinite(element.duration) ? mediaSec(element.duration) : null,
  });

  // Whoever plays it is the follower alone, and what it plays must be at hand before.
  element.autoplay = false;
  element.preload = 'auto';
  shown = element.readyState > haveNothing;
  asked = { ...asked, paused: element.paused };
  writeSpeed();
  // Who made the player listens to it only afterwards. [PL29]
  const stopOpening = shown
    ? runtime.after(0, () => {
        hearMetadata();
        hearReady();
      })
    : null;

  return {
    abilities: { canNudge: true, canHush: sound.canHush },
    read,
    bufferedAhead: (from) => secondsAhead(element.buffered, from),
    play() {
      asked = { ...asked, paused: false };
      // At the end play() would begin the film anew.
      if (element.paused && !element.ended) starter.start();
    },
    pause() {
      asked = { ...asked, paused: true };
      element.pause();
    },
    seek(to) {
      // A film at its end has paused itself, and will say so when it is there no more. [PL26]
      if (element.ended) asked = { ...asked, paused: element.paused };
      const { duration } = read();
      const last = duration === null ? Infinity : Math.max(0, duration - shortOfEndSec);
      toldReady = false;
      element.currentTime = Math.min(last, Math.max(0, to));
      // Where writes are watched it is noted already.
      if (unwatchWrites === null) noteSeek();
    },
    setRate(rate, roomRate) {
      speed = { rate: Math.min(fastest, Math.max(slowest, rate)), keepsPitch: roomRate !== 1 };
      writeSpeed();
    },
    hush: (silent) => sound.hush(silent),
    figures: () =>
      figuresOf(
        element,
        { fetchSpeed: meter.look(runtime.now(), element.buffered), bytesPerFilmSec: bytesPerFilmSec() },
        trouble(),
      ),
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    get volume() {
      return sound.volume;
    },
    get muted() {
      return sound.muted;
    },
    setVolume: (volume) => sound.setVolume(volume),
    setGain: (gain) => sound.setGain(gain),
    setMuted(muted) {
      sound.setMuted(muted);
      if (!muted && sound.held) starter.gesture();
    },
    gesture: () => starter.gesture(),
    stop() {
      unwatchWrites?.();
      stopOpening?.();
      listening.abort();
      listeners.clear();
      asked = { paused: true, seek: null, seekingsOwed: 0 };
      sound.stop();
    },
  };
}
