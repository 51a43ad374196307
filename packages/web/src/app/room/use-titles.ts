/** Names of the film and the room; the list of recent rooms and the lock screen follow them. */
import { currentItem } from '@lockstep/core';
import { useEffect } from 'react';
import { noteRoom } from '../../device/recent-rooms.ts';
import { useMediaSession } from '../../features/stage/use-media-session.ts';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';

export function useTitles(room: string) {
  const film = useRoom((view) => (view.room === null ? null : (currentItem(view.room)?.title ?? null)));
  const named = useRoom((view) => view.room?.title ?? '');
  const title = named === '' ? (film ?? m.room_untitled()) : named;
  useEffect(() => noteRoom(room, named === '' ? (film ?? '') : named), [room, named, film]);
  useMediaSession(named === '' ? m.app_name() : named);
  return { film, named, title };
}
