/** Summary: what somebody at a room's door is told before coming in. */
import { clampPosition, currentItem, positionAt, serverMs, type LocalMs } from '@lockstep/core';
import type { Room } from './room.ts';

export interface RoomSummary {
  readonly room: string;
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

export function summaryOf(room: Room, now: LocalMs): RoomSummary {
  const { state } = room;
  const { timeline } = state.playback;
  const present = room.present();
  const item = currentItem(state);
  return {
    room: room.id,
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
