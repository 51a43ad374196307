/** Summary: what somebody at a room's door is told before coming in. */
import {
  clampPosition,
  currentItem,
  positionAt,
  serverMs,
  type LocalMs,
  type RoomState,
} from '@lockstep/core';
import type { Room } from './room.ts';

export interface RoomSummary {
  readonly room: string;
  /** password, locked: what is behind it is told to those who are let in. closed: there is nothing any more. */
  readonly door: 'open' | 'password' | 'locked' | 'closed';
  readonly title: string;
  readonly present: readonly { readonly name: string; readonly colour: number }[];
  readonly item: {
    readonly title: string;
    readonly duration: number | null;
    /** file: everybody needs a copy of their own. */
    readonly kind: 'link' | 'file';
  } | null;
  readonly playing: boolean;
  /** Seconds from the film's beginning, at `now`. */
  readonly position: number;
}

function doorOf({ access, closed }: RoomState): RoomSummary['door'] {
  if (closed) return 'closed';
  if (access.lock !== null) return 'locked';
  return access.hasPassword ? 'password' : 'open';
}

export function summaryOf(room: Room, now: LocalMs): RoomSummary {
  const { state } = room;
  const door = doorOf(state);
  if (door !== 'open') {
    return { room: room.id, door, title: '', present: [], item: null, playing: false, position: 0 };
  }
  const { timeline } = state.playback;
  const present = room.present();
  const item = currentItem(state);
  return {
    room: room.id,
    door,
    title: state.title,
    present: state.members.filter(({ id }) => present.has(id)).map(({ name, colour }) => ({ name, colour })),
    item:
      item === null
        ? null
        : { title: item.title, duration: item.duration, kind: item.sources[0]?.kind ?? 'link' },
    playing: timeline.playing,
    position: clampPosition(positionAt(timeline, serverMs(now)), item?.duration ?? null),
  };
}
