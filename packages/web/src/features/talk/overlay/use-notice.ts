/** Use notice: the notice that somebody has just given everybody, for as long as it stands. [TK24] */
import type { Message, Stop } from '@lockstep/core';
import { useEffect, useState } from 'react';
import { lookOf } from '../model/look.ts';
import { useTalk } from '../talk-context.tsx';

const STAYS_MS = 5000;

export function useNotice(): Message | null {
  const { history, session } = useTalk();
  const [notice, setNotice] = useState<Message | null>(null);
  useEffect(() => {
    let stopTimer: Stop = () => {};
    const unsubscribe = history.onSaid((messages) => {
      const latest = messages.findLast(
        ({ kind, style }) => kind !== 'reaction' && lookOf(style).look === 'notice',
      );
      if (latest === undefined) return;
      setNotice(latest);
      stopTimer();
      stopTimer = session.runtime.after(STAYS_MS, () => setNotice(null));
    });
    return () => {
      unsubscribe();
      stopTimer();
    };
  }, [history, session]);
  return notice;
}
