/** Sending: what was written goes to the room in the way that was chosen. Rules TK22, TK23. */
import {
  cleanText,
  currentItem,
  roomLimits,
  type Message,
  type Say,
  type SayOptions,
  type Stop,
} from '@lockstep/core';
import { filmPosition } from '../../room/film-clock.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { givenBack, type Draft, type DraftStore } from './draft.ts';
import { styleOf, TAKEN_BACK, type Look } from './model/look.ts';

export interface Sending {
  /** Sends what is written; false if nothing was sent. The box is empty afterwards, unless it was refused at once. */
  readonly send: () => boolean;
  /** Lets an emoji fly over everybody's film. */
  readonly fly: (emoji: string) => void;
  /** Puts it under a message, or takes it back. */
  readonly react: (message: Message, emoji: string, on: boolean) => void;
  readonly pin: (text: string) => void;
  readonly unpin: () => void;
  readonly start: () => Stop;
}

export function createSending(session: RoomSession, draft: DraftStore): Sending {
  const { participant } = session;

  /** Which film is on, and where it is: what is said may belong to it. */
  const place = (): SayOptions => {
    const view = session.store.getState();
    const item = view.room === null ? null : currentItem(view.room);
    if (item === null) return {};
    return { item: item.id, mediaAt: filmPosition(view, participant.serverNow()) };
  };

  const pin = (text: string): void => {
    const line = cleanText(text, roomLimits.pinnedLength);
    if (line !== '') participant.send({ type: 'pinLine', text: line });
  };

  const say = (written: Draft): boolean => {
    const style = styleOf(lookFor(written));
    return (
      participant.say(written.text, {
        ...place(),
        ...(style === undefined ? {} : { style }),
        ...(written.replyTo === null ? {} : { replyTo: written.replyTo.seq }),
      }) !== null
    );
  };

  const cameBack = (refused: Say, problem: Draft['problem']): void => {
    if (refused.kind === 'reaction') return;
    draft.setState(({ text }) => ({ text: givenBack(text, refused.text), problem }));
  };

  return {
    send: () => {
      const written = draft.getState();
      if (written.text.trim() === '') return false;
      if (written.way === 'pin') pin(written.text);
      else if (!say(written)) {
        draft.setState({ problem: 'full' });
        return false;
      }
      // A notice and a pinned line are for once; danmaku are a way to talk.
      const once = written.way === 'notice' || written.way === 'pin';
      draft.setState({ text: '', replyTo: null, problem: null, ...(once ? { way: 'chat' } : {}) });
      return true;
    },
    fly: (emoji) => void participant.say(emoji, { kind: 'reaction' }),
    react: (message, emoji, on) =>
      void participant.say(emoji, {
        kind: 'reaction',
        replyTo: message.seq,
        ...(on ? {} : { style: TAKEN_BACK }),
      }),
    pin,
    unpin: () => void participant.send({ type: 'unpinLine' }),
    start: () =>
      participant.onNews((news) => {
        if (news.type === 'unsaid') cameBack(news.say, news.code);
      }),
  };
}

function lookFor({ way, colour, timed }: Draft): Look {
  switch (way) {
    case 'roll':
    case 'top':
    case 'bottom':
      return { look: 'danmaku', place: way, colour, timed };
    case 'notice':
      return { look: 'notice' };
    case 'chat':
    case 'pin':
      return { look: 'chat' };
  }
}
