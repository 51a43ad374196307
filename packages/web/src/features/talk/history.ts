/**
 * History: everything this page knows of what was said, without gaps, with more of it on demand, and who wants to hear of
 * what has just been said. Rules TK4, TK5, TK19.
 */
import type { Message, Result, RoomView, Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../../room/room-session.ts';
import { withNewer, withOlder } from './model/merge.ts';

export interface HistoryState {
  /** Oldest first, without gaps. */
  readonly messages: readonly Message[];
  /** Those before them. */
  readonly older: 'more' | 'loading' | 'failed' | 'none';
}

export interface History {
  readonly store: StoreApi<HistoryState>;
  /** Asks for the page before; does nothing while one is on its way or when there is none. */
  readonly loadOlder: () => Promise<void>;
  /** Asks page by page until message `seq` is known; false if it cannot be had. */
  readonly reach: (seq: number) => Promise<boolean>;
  /** What was said while this page was there, a moment ago. */
  readonly onSaid: (listener: (messages: readonly Message[]) => void) => Stop;
  readonly start: () => Stop;
}

export type AskOlder = (before: number) => Promise<Result<readonly Message[], unknown>>;

/** After a lost line everything missed comes at once; what is older than this was said to others. */
const FRESH_MS = 8000;
/** Nobody scrolls further in one go. */
const MOST_PAGES = 10;

export function createHistory(session: RoomSession, askOlder: AskOlder): History {
  const store = createStore<HistoryState>(() => ({ messages: [], older: 'none' }));
  const listeners = new Set<(messages: readonly Message[]) => void>();
  /** The first welcome has come: what it brought was said before. */
  let entered = false;

  const take = (view: RoomView): void => {
    if (view.room === null) return;
    const { messages: before, older } = store.getState();
    const messages = withNewer(before, view.chat.messages);
    if (messages !== before) {
      const moreThere = (messages[0]?.seq ?? 1) > 1;
      store.setState({ messages, older: !moreThere ? 'none' : older === 'loading' ? older : 'more' });
      if (entered) tell(messages, before.at(-1)?.seq ?? 0);
    }
    entered = true;
  };

  const tell = (messages: readonly Message[], after: number): void => {
    const now = session.participant.serverNow();
    const fresh = messages.filter(({ seq, at }) => seq > after && (now === null || now - at < FRESH_MS));
    if (fresh.length > 0) for (const listener of listeners) listener(fresh);
  };

  const loadOlder = async (): Promise<void> => {
    const { messages, older } = store.getState();
    const [first] = messages;
    if (first === undefined || older === 'loading' || older === 'none') return;
    store.setState({ older: 'loading' });
    const page = await askOlder(first.seq);
    if (!page.ok) {
      store.setState({ older: 'failed' });
      return;
    }
    const now = store.getState().messages;
    const merged = withOlder(now, page.value);
    // Nothing before it is left, or it has become another beginning meanwhile.
    const ended = page.value.length === 0 || (merged[0]?.seq ?? 1) <= 1;
    store.setState({ messages: merged, older: ended ? 'none' : 'more' });
  };

  return {
    store,
    loadOlder,
    reach: async (seq) => {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { messages, older } = store.getState();
        if ((messages[0]?.seq ?? 0) <= seq) break;
        if (older === 'none') break;
        await loadOlder();
        if (store.getState().older === 'failed') break;
      }
      return store.getState().messages.some((message) => message.seq === seq);
    },
    onSaid: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    start: () => {
      take(session.store.getState());
      const stops = [
        session.store.subscribe((view, before) => {
          if (view.chat.messages !== before.chat.messages || view.room === null || !entered) take(view);
        }),
        // At once: the view is told of when the page has time for everything in it. [CL67]
        session.participant.onNews(({ type }) => {
          if (type === 'said' && entered) take(session.participant.view());
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
