/**
 * EmbedPlayer: another site's player in a frame as a Player that can only land. It is looked at many times a second;
 * what it does by itself (advertisements, waiting for data) is let be, and counts as a stall. See docs/spec/embeds.md.
 */
import type { PlayerEvent } from '../follow/player.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { mediaSec } from '../runtime/units.ts';
import type { EmbedDriver } from './embed-driver.ts';
import { createEmbedSound } from './embed-sound.ts';
import type { HtmlPlayer } from './html-player.ts';
import { StepClock } from './step-clock.ts';

export interface EmbedPlayerOptions {
  readonly driver: EmbedDriver;
  readonly runtime: Runtime;
  /** Whether the platform lets a page be heard by now: the person has touched it. */
  readonly mayBeHeard: () => boolean;
  /** The site's player stands and may want to be touched itself: a play button, a question, an advertisement to skip. */
  readonly onTouch: (wanted: boolean) => void;
}

type Stage =
  /** It is let play until the film itself moves. `first`: nothing of it has been seen yet. */
  | { readonly name: 'coming'; readonly first: boolean; readonly from: number; readonly since: number }
  /** A seek is under way. */
  | { readonly name: 'going'; readonly to: number; readonly since: number }
  | { readonly name: 'free' };

const lookMs = 50;
/** The follower calls a film that stands while it should move a stall after 0.2 s; messages take longer than that. */
const standsMs = 700;
/** A start that has not moved the film by now needs the person. */
const touchMs = 4000;
/** A player that was stopped before its film came is asked again so often. */
const askAgainMs = 1000;
/** Before this what is told may still be of the place before. */
const leastSeekMs = 100;
const mostSeekMs = 8000;
const arrivedSec = 0.6;
const movedSec = 0.02;
const shortOfEndSec = 0.25;
/** What was asked is done within this; what it tells until then is old. */
const obeysMs = 700;
/** A site's player fetches as much ahead as it likes and does not always tell. */
const usuallyAheadSec = 2;
const lengthsDifferSec = 0.05;

export function createEmbedPlayer({ driver, runtime, mayBeHeard, onTouch }: EmbedPlayerOptions): HtmlPlayer {
  const listeners = new Set<(event: PlayerEvent) => void>();
  const steps = new StepClock();
  const sound = createEmbedSound(driver);
  let stage: Stage = { name: 'coming', first: true, from: driver.position(), since: runtime.now() };
  let paused = true;
  /** Where it is to go once it can. */
  let wanted: number | null = null;
  let rate = 1;
  let askedAt: number = runtime.now();
  let movedAt: number = runtime.now();
  let lastPosition = driver.position();
  /** Since it was last asked to, it has played, or paused. */
  let obeyed = true;
  let toldDuration: number | null = null;
  let toldEnd = false;
  let touch = false;

  const tell = (event: PlayerEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const wantTouch = (wants: boolean): void => {
    if (touch === wants) return;
    touch = wants;
    onTouch(wants);
  };
  const duration = (): number | null => (isFirst(stage) ? null : driver.duration());
  const ask = (what: 'play' | 'pause'): void => {
    askedAt = runtime.now();
    movedAt = runtime.now();
    obeyed = false;
    if (what === 'play') driver.play();
    else driver.pause();
  };
  /** Nothing is heard of a film that only comes, or that runs on while the room stands. */
  const settleSound = (): void => {
    sound.silence(stage.name === 'coming' && (stage.first || paused));
  };
  const enter = (next: Stage): void => {
    stage = next;
    if (next.name !== 'coming') wantTouch(false);
    settleSound();
  };
  const goTo = (to: number): void => {
    wanted = null;
    steps.reset(to);
    driver.seek(to);
    enter({ name: 'going', to, since: runtime.now() });
  };
  const arrived = (): void => {
    enter({ name: 'free' });
    movedAt = runtime.now();
    lastPosition = driver.position();
    steps.reset(driver.position());
    if (paused !== isStill(driver)) ask(paused ? 'pause' : 'play');
    tell({ type: 'seeked' });
    tell({ type: 'ready' });
  };
  const tellDuration = (): void => {
    const now = duration();
    if (now === null || (toldDuration !== null && Math.abs(now - toldDuration) < lengthsDifferSec)) return;
    toldDuration = now;
    tell({ type: 'loaded' });
  };

  const came = (first: boolean, from: number): void => {
    driver.setRate(rate);
    if (first && !sound.muted && !mayBeHeard()) sound.hold();
    if (paused) ask('pause');
    if (paused || wanted !== null) goTo(wanted ?? from);
    else {
      enter({ name: 'free' });
      movedAt = runtime.now();
      steps.reset(driver.position());
      tell({ type: 'ready' });
    }
    tellDuration();
    if (first && sound.held) tell({ type: 'soundRefused' });
  };

  const lookComing = (now: number, { first, from, since }: Extract<Stage, { name: 'coming' }>): void => {
    const state = driver.state();
    const moved = Math.abs(driver.position() - from) > movedSec;
    if (state === 'ended' || (state === 'playing' && moved && driver.duration() !== null)) {
      came(first, from);
      return;
    }
    if (now - since > touchMs) wantTouch(true);
    if (state !== 'playing' && state !== 'buffering' && now - askedAt > askAgainMs) ask('play');
  };

  const lookGoing = (now: number, { to, since }: Extract<Stage, { name: 'going' }>): void => {
    const state = driver.state();
    if (paused && state === 'playing' && now - askedAt > obeysMs) ask('pause');
    const near = Math.abs(driver.position() - to) < arrivedSec;
    const there = near && state !== 'buffering' && now - since >= leastSeekMs;
    if (there || now - since > mostSeekMs) arrived();
  };

  const lookFree = (now: number): void => {
    const state = driver.state();
    const position = driver.position();
    if (position !== lastPosition) movedAt = now;
    lastPosition = position;
    tellDuration();
    const agrees = paused ? state === 'paused' || state === 'ended' : state === 'playing';
    if (agrees) obeyed = true;
    const late = now - askedAt > obeysMs;
    if (paused) {
      // Nobody runs ahead of the room. [EM15]
      if (state !== 'playing' || !(obeyed || late)) return;
      const byPerson = obeyed;
      ask('pause');
      if (byPerson) tell({ type: 'userPlayed' });
      return;
    }
    if (state === 'ended') {
      if (!toldEnd) tell({ type: 'ended' });
      toldEnd = true;
    } else if (state === 'paused' && obeyed) {
      paused = true;
      tell({ type: 'userPaused' });
    } else if (now - movedAt > standsMs) {
      enter({ name: 'coming', first: false, from: position, since: now });
      tell({ type: 'waiting' });
    }
  };

  const look = (): void => {
    const now = runtime.now();
    if (stage.name === 'free' && !paused && driver.state() === 'playing') steps.hear(now, driver.position());
    switch (stage.name) {
      case 'coming':
        lookComing(now, stage);
        return;
      case 'going':
        lookGoing(now, stage);
        return;
      case 'free':
        lookFree(now);
        return;
    }
  };

  const position = (): number => {
    switch (stage.name) {
      case 'coming':
        return wanted ?? stage.from;
      case 'going':
        return stage.to;
      case 'free':
        return paused ? driver.position() : steps.at(runtime.now());
    }
  };

  const stops = [driver.listen(look), runtime.every(lookMs, look)];
  settleSound();
  ask('play');

  return {
    // Speeds come in steps, and all that is known of a place is some moments old: it lands only. [EM10]
    abilities: { canNudge: false, canHush: false },
    read() {
      if (stage.name === 'free' && !paused && driver.state() === 'playing') {
        steps.hear(runtime.now(), driver.position());
      }
      const length = duration();
      return {
        position: mediaSec(Math.max(0, position())),
        paused,
        seeking: stage.name === 'going',
        ready: stage.name === 'free',
        ended: stage.name === 'free' && driver.state() === 'ended',
        duration: length === null ? null : mediaSec(length),
      };
    },
    bufferedAhead: (from) => Math.max(stage.name === 'free' ? usuallyAheadSec : 0, driver.fetchedTo() - from),
    play() {
      if (!paused) return;
      paused = false;
      toldEnd = false;
      settleSound();
      if (stage.name !== 'free') return;
      steps.reset(driver.position());
      ask('play');
    },
    pause() {
      if (paused) return;
      paused = true;
      settleSound();
      // An advertisement that is stopped never ends. [EM13]
      if (stage.name !== 'coming') ask('pause');
    },
    seek(to) {
      const length = driver.duration();
      const place = Math.max(0, Math.min(to, length === null ? to : length - shortOfEndSec));
      if (stage.name !== 'coming') {
        goTo(place);
        return;
      }
      wanted = place;
      if (!stage.first && driver.state() === 'buffering') {
        driver.seek(place);
        stage = { ...stage, from: place };
      }
    },
    setRate(_, roomRate) {
      rate = nearest(driver.rates, roomRate);
      steps.setRate(rate);
      if (!isFirst(stage)) driver.setRate(rate);
    },
    hush: () => undefined,
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
    setMuted: (muted) => sound.setMuted(muted),
    gesture: () => sound.release(),
    stop() {
      for (const stop of stops) stop();
      wantTouch(false);
      listeners.clear();
    },
  };
}

const isFirst = (stage: Stage): boolean => stage.name === 'coming' && stage.first;

function isStill(driver: EmbedDriver): boolean {
  const state = driver.state();
  return state !== 'playing' && state !== 'buffering';
}

function nearest(rates: readonly number[], wanted: number): number {
  const off = (rate: number): number => Math.abs(rate - wanted);
  return rates.reduce((best, rate) => (off(rate) < off(best) ? rate : best), rates[0] ?? 1);
}
