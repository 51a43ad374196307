/** AttachedPlayer: one player with the film open in it, and the follower that keeps it on the room's line. */
import type { SyncedClock } from '../clock/synced-clock.ts';
import { createFollower } from '../follow/follower.ts';
import { createOffsetPlayer } from '../follow/offset-player.ts';
import type { OwnMove } from '../follow/own-move.ts';
import type { Player } from '../follow/player.ts';
import type { FollowNews } from '../follow/status.ts';
import { currentItem, type MemberId, type Playback, type RoomState } from '../room/state.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { MediaSec } from '../runtime/units.ts';
import { noMarks, speaksForRoom, type Film, type FilmMarks, type Screen } from './telemetry.ts';

export interface AttachedPlayerOptions {
  readonly runtime: Runtime;
  readonly clock: SyncedClock;
  readonly player: Player;
  readonly film: Film;
  readonly onNews: (news: FollowNews) => void;
  readonly onChange: () => void;
}

export interface AttachedPlayer {
  /** The confirmed room; null when there is none, or when another one with lower revisions comes next. */
  show(room: RoomState | null, me: MemberId | null): void;
  /** Another offset brings the film there at once; the room's line stays. */
  mark(marks: FilmMarks): void;
  screen(): Screen;
  isBusy(): boolean;
  setVisible(visible: boolean): void;
  setAway(away: boolean): void;
  moveOwn(move: OwnMove): void;
  gesture(): void;
  setOutputDelay(delayMs: number): void;
  setTolerance(seconds: number): void;
  stop(): void;
}

export function createAttachedPlayer(options: AttachedPlayerOptions): AttachedPlayer {
  const { runtime, clock, film, onChange } = options;
  let failed = false;
  let marks = noMarks;
  const player = createOffsetPlayer(options.player, { runtime, isOwn: film.isOwn === true });
  const onNews = (news: FollowNews): void => {
    // Of another cut neither its length nor its end is the room's. [SR13]
    const isOfFilm = news.type === 'loaded' || news.type === 'ended';
    if (!isOfFilm || speaksForRoom({ film, marks })) options.onNews(news);
  };
  const follower = createFollower({ runtime, clock, player, onNews, onChange });
  const stopListening = player.listen((event) => {
    if (event.type !== 'failed' && event.type !== 'loaded') return;
    failed = event.type === 'failed';
    onChange();
  });
  let shown: { readonly playback: Playback; readonly end: MediaSec | null } | null = null;
  return {
    show: (room, me) => {
      const item = room === null ? null : currentItem(room);
      if (room === null || item?.id !== film.item) {
        if (shown !== null) follower.follow(null);
        shown = null;
        return;
      }
      const { playback } = room;
      const end = item.duration;
      if (shown !== null && shown.playback === playback && shown.end === end) return;
      shown = { playback, end };
      // Before it hears of the line: what it is in the middle of tells whether it is the one to wait for.
      if (me !== null && room.hold?.members.includes(me) === true) follower.awaited();
      const { timeline, revision, cause } = playback;
      follower.follow({ timeline, revision, cause, end });
    },
    isBusy: () => follower.isBusy(),
    mark: (next) => {
      const moved = next.offsetSec !== marks.offsetSec;
      marks = next;
      if (!moved) return;
      player.setOffset(next.offsetSec);
      follower.displaced();
    },
    screen: () => ({
      film,
      marks,
      length: options.player.read().duration,
      player,
      status: follower.status(),
      failed,
    }),
    setVisible: (visible) => follower.setVisible(visible),
    setAway: (away) => follower.setAway(away),
    moveOwn: (move) => follower.moveOwn(move),
    gesture: () => follower.gesture(),
    setOutputDelay: (delayMs) => follower.setOutputDelay(delayMs),
    setTolerance: (seconds) => follower.setTolerance(seconds),
    stop: () => {
      stopListening();
      follower.stop();
      player.stop();
    },
  };
}
