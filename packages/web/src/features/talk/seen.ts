/** Seen: what of the talk this person has not seen yet, and whether something of it speaks to him. Rules TK20, TK21. */
import type { Message, Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RoomSession } from '../../room/room-session.ts';
import type { History } from './history.ts';
import { mentions } from './model/pieces.ts';

export interface SeenState {
  /** Number of the last message seen. */
  readonly upTo: number;
  readonly unread: number;
  /** One of the unread speaks to me, or answers me. */
  readonly forMe: boolean;
}

/** Whether anybody can see this page, and when that may have changed. */
export interface PageSight {
  readonly visible: () => boolean;
  readonly onChange: (listener: () => void) => Stop;
}

export interface Seen {
  readonly store: StoreApi<SeenState>;
  /** Whether the newest message is before this person's eyes now. */
  readonly inSight: () => boolean;
  /** How the list of the chat, while it is there, tells whether its end is in sight. */
  readonly watch: (look: () => boolean) => Stop;
  /** Something may have come into sight. */
  readonly check: () => void;
  readonly start: () => Stop;
}

const nowhere = (): boolean => false;
const nothing: SeenState = { upTo: 0, unread: 0, forMe: false };

export function createSeen(session: RoomSession, history: History, page: PageSight): Seen {
  const store = createStore<SeenState>(() => nothing);
  let look: () => boolean = nowhere;
  let entered = false;

  const inSight = (): boolean => page.visible() && look();

  const update = (): void => {
    const { messages } = history.store.getState();
    const last = messages.at(-1)?.seq ?? 0;
    // What was said before I came is not for me to catch up with.
    if (!entered || inSight()) {
      entered ||= session.store.getState().room !== null;
      if (store.getState().upTo !== last || store.getState().unread > 0) {
        store.setState({ upTo: last, unread: 0, forMe: false });
      }
      return;
    }
    const { room, me } = session.store.getState();
    const name = room?.members.find(({ id }) => id === me)?.name ?? null;
    const { upTo } = store.getState();
    const unread = messages.filter(
      ({ seq, kind, author }) => seq > upTo && kind !== 'reaction' && author !== me,
    );
    const forMe = unread.some((message) => speaksTo(message, messages, me, name));
    const now = store.getState();
    if (now.unread !== unread.length || now.forMe !== forMe) {
      store.setState({ unread: unread.length, forMe });
    }
  };

  return {
    store,
    inSight,
    watch: (next) => {
      look = next;
      update();
      return () => {
        if (look === next) look = nowhere;
      };
    },
    check: update,
    start: () => {
      update();
      const unsubscribe = history.store.subscribe(update);
      const unwatch = session.store.subscribe(() => {
        if (!entered) update();
      });
      const unlook = page.onChange(update);
      return () => {
        unsubscribe();
        unwatch();
        unlook();
      };
    },
  };
}

/** Names me, or answers something I said. [TK21] */
export function speaksTo(
  message: Message,
  known: readonly Message[],
  me: string | null,
  name: string | null,
): boolean {
  if (me === null || message.author === me) return false;
  if (name !== null && mentions(message.text, name)) return true;
  return (
    message.replyTo !== undefined && known.some(({ seq, author }) => seq === message.replyTo && author === me)
  );
}
