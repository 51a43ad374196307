/** Lines: what happens in the room while this page is there, kept for the flow of the talk. Words come from outside. */
import type { Entry, MemberId, RoomView, Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../../room/room-session.ts';
import { nameOf } from '../../room/names.ts';
import { kindOf, toneOf, withLine, type NewLine, type SystemLine } from './model/system-line.ts';

export interface LineContext {
  /** The room after what happened. */
  readonly view: RoomView;
  /** Also of those who have just left. */
  readonly nameOf: (member: MemberId) => string | null;
}

/** What a thing that happened is called; null: not worth a line. Called again when the language changes. */
export type WordsOf = (entry: Entry, context: LineContext) => string | null;

export interface Lines {
  readonly store: StoreApi<readonly SystemLine[]>;
  /** For what is no entry of the room's log: that somebody is stuck, say. */
  readonly add: (line: NewLine) => void;
  readonly start: () => Stop;
}

export function createLines(session: RoomSession, wordsOf: WordsOf): Lines {
  const store = createStore<readonly SystemLine[]>(() => []);
  const { participant, runtime } = session;
  let lastId = 0;
  let names: ReadonlyMap<MemberId, string> = new Map();

  const add = (line: NewLine): void => {
    lastId += 1;
    store.setState(withLine(store.getState(), line, lastId), true);
  };

  const learn = ({ room }: RoomView): void => {
    const next = new Map(names);
    for (const { id } of room?.members ?? []) next.set(id, nameOf(room, id) ?? '');
    names = next;
  };

  const take = (entry: Entry): void => {
    const view = participant.view();
    const known = names;
    const context: LineContext = { view, nameOf: (member) => known.get(member) ?? null };
    const text = (): string | null => wordsOf(entry, context);
    if (text() === null) return;
    add({ at: entry.at, tone: toneOf(entry.event), kind: kindOf(entry), text: () => text() ?? '' });
  };

  return {
    store,
    add,
    start: () => {
      learn(session.store.getState());
      const waiting = new Set<Stop>();
      const stops: readonly Stop[] = [
        session.store.subscribe((view, before) => {
          if (view.room?.members !== before.room?.members) learn(view);
        }),
        participant.onNews((news) => {
          if (news.type !== 'entry') return;
          // The view follows the news within the same task.
          const stop = runtime.after(0, () => {
            waiting.delete(stop);
            take(news.entry);
          });
          waiting.add(stop);
        }),
      ];
      return () => {
        for (const stop of [...stops, ...waiting]) stop();
      };
    },
  };
}
