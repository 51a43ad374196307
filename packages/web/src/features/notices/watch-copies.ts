/** Watch copies: looks at the films that are open when they are others than before, and tells whose is not the room's. */
import type { MemberId, RoomView, Stop } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { copyText } from './copy-text.ts';
import { copyStep, noCopies } from './copy-watch.ts';

export type NameOf = (member: MemberId) => string | null;
/** `member`: null for oneself. */
export type TellCopy = (said: { readonly text: string; readonly member: MemberId | null }) => void;

export function watchCopies({ store }: RoomSession, nameOf: NameOf, tell: TellCopy): Stop {
  let memory = noCopies;
  const look = (view: RoomView) => {
    // In a crowd the list of people says it.
    if (view.figures !== null) return;
    const step = copyStep(memory, view);
    ({ memory } = step);
    for (const news of step.news) {
      const text = copyText(news, nameOf(news.member) ?? m.notice_somebody());
      if (text !== null) tell({ text, member: news.here ? null : news.member });
    }
  };
  look(store.getState());
  return store.subscribe((view, before) => {
    if (view.roster !== before.roster || view.room?.queue !== before.room?.queue) look(view);
  });
}
