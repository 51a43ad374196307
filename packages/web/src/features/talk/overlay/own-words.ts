/** Own words: what is said here is over the own film at once, and not a second time when the room tells of it. Rule TK32. */
import type { MemberId, Message, Say, Stop } from '@lockstep/core';
import type { RoomSession } from '../../../room/room-session.ts';

export interface OwnWords {
  /** Whether it has been shown already. */
  readonly cameBack: (message: Pick<Message, 'id'>) => boolean;
  readonly stop: Stop;
}

/** `show` gives what takes the words away again, should the room refuse them. */
export function watchOwnWords(
  { store, participant }: Pick<RoomSession, 'store' | 'participant'>,
  show: (say: Say, me: MemberId) => Stop,
): OwnWords {
  const shown = new Map<string, Stop>();
  const unsubscribe = store.subscribe((view, before) => {
    if (view.chat.unsent === before.chat.unsent || view.me === null) return;
    for (const say of view.chat.unsent) {
      if (!before.chat.unsent.includes(say)) shown.set(say.id, show(say, view.me));
    }
  });
  const unlisten = participant.onNews((news) => {
    if (news.type !== 'unsaid') return;
    shown.get(news.say.id)?.();
    shown.delete(news.say.id);
  });
  return {
    cameBack: ({ id }) => id !== undefined && shown.delete(id),
    stop: () => {
      unsubscribe();
      unlisten();
    },
  };
}
