/** PlayerSlot: the place for the one player a participant has, and what stays true of the person while players come and go. */
import type { SyncedClock } from '../clock/synced-clock.ts';
import type { OwnMove } from '../follow/own-move.ts';
import type { Player } from '../follow/player.ts';
import type { FollowNews } from '../follow/status.ts';
import type { MemberId, RoomState } from '../room/state.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';
import { createAttachedPlayer, type AttachedPlayer } from './attached-player.ts';
import { noMarks, type Film, type FilmMarks, type Screen } from './telemetry.ts';

export interface PlayerSlotOptions {
  readonly runtime: Runtime;
  readonly clock: SyncedClock;
  readonly onNews: (film: Film, news: FollowNews) => void;
  /** Another player, or another state of it. */
  readonly onChange: () => void;
}

export interface PlayerSlot {
  readonly visible: boolean;
  /** Lets the player before go. */
  attach(player: Player, film: Film, marks?: FilmMarks): Stop;
  /** Of the film that is open now. */
  mark(marks: FilmMarks): void;
  /** The film is about to start or stop, or on its way to the line. */
  isBusy(): boolean;
  /** null while no player is attached. */
  screen(): Screen | null;
  /** The confirmed room; null when there is none, or when another one with lower revisions comes next. */
  show(room: RoomState | null, me: MemberId | null): void;
  setVisible(visible: boolean): void;
  setAway(away: boolean): void;
  moveOwn(move: OwnMove): void;
  gesture(): void;
  setOutputDelay(delayMs: number): void;
  setTolerance(seconds: number): void;
  stop(): void;
}

export function createPlayerSlot({ runtime, clock, onNews, onChange }: PlayerSlotOptions): PlayerSlot {
  let attached: AttachedPlayer | null = null;
  let room: RoomState | null = null;
  let me: MemberId | null = null;
  let visible = true;
  let away = false;
  let outputDelayMs = 0;
  let toleranceSec = 0;

  const release = (): void => {
    if (attached === null) return;
    attached.stop();
    attached = null;
    onChange();
  };

  return {
    get visible() {
      return visible;
    },
    attach: (player, film, marks = noMarks) => {
      release();
      const mine = createAttachedPlayer({
        runtime,
        clock,
        player,
        film,
        onNews: (news) => onNews(film, news),
        onChange,
      });
      attached = mine;
      mine.mark(marks);
      mine.setVisible(visible);
      mine.setAway(away);
      mine.setOutputDelay(outputDelayMs);
      mine.setTolerance(toleranceSec);
      mine.show(room, me);
      onChange();
      return () => {
        if (attached === mine) release();
      };
    },
    mark: (marks) => {
      attached?.mark(marks);
      onChange();
    },
    isBusy: () => attached?.isBusy() ?? false,
    screen: () => attached?.screen() ?? null,
    show: (next, member) => {
      room = next;
      me = member;
      attached?.show(next, member);
    },
    setVisible: (next) => {
      visible = next;
      attached?.setVisible(next);
    },
    setAway: (next) => {
      away = next;
      attached?.setAway(next);
    },
    moveOwn: (move) => attached?.moveOwn(move),
    gesture: () => attached?.gesture(),
    setOutputDelay: (next) => {
      outputDelayMs = next;
      attached?.setOutputDelay(next);
    },
    setTolerance: (next) => {
      toleranceSec = next;
      attached?.setTolerance(next);
    },
    stop: release,
  };
}
