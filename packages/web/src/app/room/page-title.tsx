/** Page title: how much is unread, the film, the room. A part of its own, so that a message draws nothing else again. */
import { useEffect } from 'react';
import { useSeen } from '../../features/talk/talk-context.tsx';
import { m } from '../../i18n/messages.ts';

export interface PageTitleProps {
  readonly film: string | null;
  /** '' if it has none. */
  readonly room: string;
}

export function PageTitle({ film, room }: PageTitleProps) {
  const { unread } = useSeen();
  useEffect(() => {
    const count = unread === 0 ? '' : `(${unread}) `;
    document.title = count + [film, room, m.app_name()].filter(Boolean).join(' · ');
  });
  return null;
}
