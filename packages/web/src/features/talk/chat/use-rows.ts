/** Use rows: the rows of the talk as it is now. */
import type { ServerMs } from '@lockstep/core';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useLocale } from '../../../i18n/locale.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { useTalk } from '../talk-context.tsx';
import { rowsOf, type Row } from '../model/rows.ts';

/** By the calendar of this device. */
const dayOf = (at: ServerMs): string => new Date(at).toDateString();

export function useRows(): readonly Row[] {
  const { history, lines, seen } = useTalk();
  const messages = useStore(history.store, (state) => state.messages);
  const happened = useStore(lines.store);
  const { unsent, me } = useRoom((view) => ({ unsent: view.chat.unsent, me: view.me }));
  // The words of lines are made anew when the language changes.
  const locale = useLocale();
  const [seenBefore] = useState(() => {
    const { upTo, unread } = seen.store.getState();
    return unread > 0 ? upTo : null;
  });
  return useMemo(
    () => rowsOf({ messages, lines: happened, unsent, me, seenBefore, dayOf }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [messages, happened, unsent, me, seenBefore, locale],
  );
}
