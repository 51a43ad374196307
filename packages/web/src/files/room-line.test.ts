import type { OwnSignal, Participant, RoomNews, RoomView } from '@lockstep/core';
import { expect, test } from 'vitest';
import type { HeardWord } from './file-line.ts';
import { createRoomLine } from './room-line.ts';

const row = (connection: string, member: string, device = 'computer') => ({ connection, member, device });

function aLine() {
  const said: [string, OwnSignal][] = [];
  const heard: HeardWord[] = [];
  let tell: (news: RoomNews) => void = () => undefined;
  const participant = {
    signal: (to: string, signal: OwnSignal) => {
      said.push([to, signal]);
      return true;
    },
    onNews: (listener: (news: RoomNews) => void) => {
      tell = listener;
      return () => undefined;
    },
    view: () =>
      ({
        myConnection: 'here',
        roster: [row('here', 'me'), row('b1', 'ben'), row('b2', 'ben', 'player'), row('c', 'cleo')],
      }) as unknown as RoomView,
  } as unknown as Participant;
  const line = createRoomLine(participant);
  line.onHeard((word) => heard.push(word));
  const come = (what: Record<string, unknown>, purpose = 'file', member: string | null = 'ben') =>
    tell({ type: 'signal', from: 'b1', member, signal: { purpose, session: 's', what } } as RoomNews);
  return { line, said, heard, come };
}

test('[FT1] offered to the pages of a member that can take files', () => {
  const { line } = aLine();
  expect(line.pagesOf('ben')).toEqual(['b1']);
  expect(line.pagesOf('me')).toEqual([]);
});

test('[FT1] words about a file are said as signals, and heard from those who said them', () => {
  const { line, said, heard, come } = aLine();
  const word = { step: 'offer', name: 'a', bytes: 5, modified: 7 } as const;
  line.say('b1', 's', { type: 'file', id: 'f', word });
  const what = { type: 'file', file: 'f', ...word };
  expect(said).toEqual([['b1', { purpose: 'file', session: 's', what }]]);
  come(what);
  come({ type: 'file', file: 'f', step: 'cancel', why: 'noSpace' });
  come({ type: 'file', file: 'f', step: 'cancel', why: 'who-knows' });
  const from = { type: 'file', id: 'f', from: 'b1', member: 'ben', session: 's' };
  expect(heard).toMatchObject([
    { ...from, word },
    { ...from, word: { step: 'cancel', why: 'noSpace' } },
    { ...from, word: { step: 'cancel', why: 'cancelled' } },
  ]);
});

test('[FT12] what the server says in somebody’s place is told apart', () => {
  const { heard, come } = aLine();
  come({ type: 'gone' }, 'file', null);
  come({ type: 'notSent', code: 'notAllowed', retryAfterMs: null }, 'file', null);
  // Said again by itself.
  come({ type: 'notSent', code: 'tooFast', retryAfterMs: 100 }, 'file', null);
  expect(heard).toEqual([
    { type: 'gone', from: 'b1', session: 's' },
    { type: 'notAllowed', session: 's' },
  ]);
});

test('[FT1] words about calls, and what is no word, are not for files', () => {
  const { heard, come } = aLine();
  come({ type: 'gone' }, 'call', null);
  come({ type: 'file', file: 'f', step: 'shout' });
  come({ type: 'file', file: 'f', step: 'offer', name: 'a', bytes: -1, modified: 0 });
  come({ type: 'hello' });
  expect(heard).toEqual([]);
});
