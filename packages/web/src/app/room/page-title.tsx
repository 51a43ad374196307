/** Page title: how much is unread, the film, the room, my name. A part of its own, so that a message draws nothing else again. */
import { useEffect } from 'react';
import { useSeen } from '../../features/talk/talk-context.tsx';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';

export interface PageTitleProps {
  readonly film: string | null;
  /** '' if it has none. */
  readonly room: string;
}

export function PageTitle({ film, room }: PageTitleProps) {
  const { unread } = useSeen();
  const me = useRoom((view) => view.room?.members.find(({ id }) => id === view.me)?.name ?? '');
  useEffect(() => {
    const app = me === '' ? m.app_name() : m.room_page_title({ app: m.app_name(), name: me });
    const count = unread === 0 ? '' : `(${unread}) `;
    document.title = count + [film, room, app].filter(Boolean).join(' · ');
  });
  return null;
}
