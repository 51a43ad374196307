/**
 * OffsetPlayer: a player whose film is another cut than the room's, seen in the room's time. This is the one place where
 * the two times meet: whoever asks or reads it knows the room's only. Beyond its own beginning and end the film stands on
 * its first or last picture, and the playhead goes on without it, so that it comes in when the room gets there. Rules
 * SR20–SR24 in docs/spec/sources.md.
 */
import type { Runtime, Stop } from '../runtime/runtime.ts';
import { localMs, mediaSec, type LocalMs, type MediaSec } from '../runtime/units.ts';
import type { Player, PlayerEvent, Reading } from './player.ts';

export interface OffsetPlayer extends Player {
  /** The own film is at the room's picture so many seconds farther on (negative: earlier). */
  setOffset(offsetSec: number): void;
  /** Nothing rings any more; the player stays as it is. */
  stop: Stop;
}

export interface OffsetPlayerOptions {
  readonly runtime: Runtime;
  /** Its length says nothing about the room's film, however it is set: where it ends, the room may go on. */
  readonly isOwn: boolean;
}

/** The playhead where there is no film: at `at`, since `since`. */
interface Beyond {
  readonly side: 'before' | 'after';
  /** In the own film's time, below 0 or above its length. */
  readonly at: number;
  readonly since: LocalMs;
  readonly moves: boolean;
}

/** Nothing has to be fetched where nothing is shown. */
const plentySec = 60;
/** Players stop a little short of the end, and tell so. */
const shortOfEndSec = 0.05;

export function createOffsetPlayer(player: Player, { runtime, isOwn }: OffsetPlayerOptions): OffsetPlayer {
  let offset = 0;
  let rate = 1;
  let beyond: Beyond | null = null;
  let stopTimer: Stop = () => {};

  /** The room's film and nothing else: a player that needs no help. */
  const isPlain = (): boolean => offset === 0 && !isOwn;
  const toRoom = (own: number): MediaSec => mediaSec(own - offset);
  const playhead = ({ at, since, moves }: Beyond): number =>
    moves ? at + (rate * (runtime.now() - since)) / 1000 : at;

  const leave = (): void => {
    stopTimer();
    beyond = null;
  };

  const enter = (side: Beyond['side'], at: number, moves: boolean): void => {
    stopTimer();
    beyond = { side, at, since: runtime.now(), moves };
    if (side === 'after' || !moves) return;
    // The film itself begins when the playhead comes to it.
    stopTimer = runtime.at(localMs(runtime.now() - (at / rate) * 1000), () => {
      leave();
      player.play();
    });
  };

  /** Goes on from where it is, moving or not, at the speed as it is now. */
  const goOn = (moves: boolean): void => {
    if (beyond !== null) enter(beyond.side, playhead(beyond), moves);
  };

  const read = (): Reading => {
    const reading = player.read();
    if (isPlain()) return reading;
    const duration = reading.duration === null ? null : mediaSec(Math.max(0, toRoom(reading.duration)));
    if (beyond === null) return { ...reading, position: toRoom(reading.position), duration, ended: false };
    return {
      position: toRoom(playhead(beyond)),
      paused: !beyond.moves,
      seeking: reading.seeking,
      // Its last picture needs no more data.
      ready: reading.ready || (beyond.side === 'after' && !reading.seeking),
      ended: false,
      duration,
    };
  };

  const seek = (to: MediaSec): void => {
    if (isPlain()) return player.seek(to);
    const moved = beyond?.moves ?? !player.read().paused;
    const wasBeyond = beyond !== null;
    leave();
    const own = to + offset;
    const { duration } = player.read();
    const isBefore = own < 0;
    if (isBefore || (duration !== null && own > duration - shortOfEndSec)) {
      if (moved && !wasBeyond) player.pause();
      player.seek(mediaSec(isBefore ? 0 : (duration ?? 0)));
      enter(isBefore ? 'before' : 'after', own, moved);
      return;
    }
    player.seek(mediaSec(own));
    if (moved && wasBeyond) player.play();
  };

  /** The event in the room's time; null: not to be told. */
  const heard = (event: PlayerEvent): PlayerEvent | null => {
    switch (event.type) {
      case 'ended': {
        if (isPlain()) return event;
        const { position, duration } = player.read();
        if (beyond === null) enter('after', duration ?? position, true);
        return null;
      }
      case 'userSeeked':
        leave();
        return { ...event, to: mediaSec(Math.max(0, toRoom(event.to))) };
      case 'waiting':
        return beyond === null ? event : null;
      case 'seeked':
      case 'ready':
      case 'loaded':
      case 'soundRefused':
      case 'playRefused':
      case 'userPlayed':
      case 'userPaused':
      case 'failed':
        return event;
    }
  };

  const listeners = new Set<(event: PlayerEvent) => void>();
  const stopListening = player.listen((event) => {
    const told = heard(event);
    if (told !== null) for (const listener of listeners) listener(told);
  });

  return {
    abilities: player.abilities,
    read,
    bufferedAhead(from) {
      const own = from + offset;
      if (isPlain()) return player.bufferedAhead(from);
      const { duration } = player.read();
      if (duration !== null && own > duration - shortOfEndSec) return plentySec;
      return own < 0 ? player.bufferedAhead(mediaSec(0)) - own : player.bufferedAhead(mediaSec(own));
    },
    play() {
      if (beyond === null) player.play();
      else goOn(true);
    },
    pause() {
      if (beyond === null) player.pause();
      else goOn(false);
    },
    seek,
    setRate(next, roomRate) {
      // Where it is now was reached at the speed before.
      const at = beyond === null ? 0 : playhead(beyond);
      rate = next;
      if (beyond !== null) enter(beyond.side, at, beyond.moves);
      player.setRate(next, roomRate);
    },
    hush: (silent) => player.hush(silent),
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    ...(player.figures === undefined ? {} : { figures: () => player.figures?.() ?? {} }),
    setOffset(next) {
      offset = next;
      // What a plain player does not know it must not be in.
      if (isPlain()) leave();
    },
    stop() {
      stopTimer();
      stopListening();
      listeners.clear();
    },
  };
}
