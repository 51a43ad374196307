/** Announcer: reads out what others say, a few at a time: a screen reader must not be talked over by a lively room. [TK26] */
import type { Message, Stop } from '@lockstep/core';
import { useEffect, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { authorOf } from './author.ts';
import { useTalk } from './talk-context.tsx';

/** What comes within this is read out together. */
const TOGETHER_MS = 1500;
/** More than so many are only counted. */
const MOST = 3;

export function Announcer() {
  const { history, session } = useTalk();
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    let waiting: readonly Message[] = [];
    let stopTimer: Stop | null = null;
    const speak = () => {
      stopTimer = null;
      const view = session.store.getState();
      const read = waiting.slice(-MOST).map((said) => {
        const { name } = authorOf(view, said);
        return m.talk_announced({ name, text: said.text });
      });
      const rest = waiting.length - read.length;
      setSpoken([...(rest > 0 ? [m.talk_announced_more({ count: rest })] : []), ...read].join('\n'));
      waiting = [];
    };
    const unsubscribe = history.onSaid((messages) => {
      const { me } = session.store.getState();
      const others = messages.filter(({ kind, author }) => kind !== 'reaction' && author !== me);
      if (others.length === 0) return;
      waiting = [...waiting, ...others];
      stopTimer ??= session.runtime.after(TOGETHER_MS, speak);
    });
    return () => {
      unsubscribe();
      stopTimer?.();
    };
  }, [history, session]);
  return (
    <p aria-live="polite" className="sr-only">
      {spoken}
    </p>
  );
}
