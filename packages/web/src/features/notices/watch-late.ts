/** Watch late: what is watched once a room's first moments are over: films that differ, and the call. */
import type { Stop } from '@lockstep/core';
import type { RoomSession } from '../../room/room-session.ts';
import type { NoticeText } from './notice-of.ts';
import { watchCalls } from './watch-calls.ts';
import { watchCopies, type NameOf } from './watch-copies.ts';

export function watchLate(session: RoomSession, nameOf: NameOf, tell: (said: NoticeText) => void): Stop {
  const stops = [
    watchCopies(session, nameOf, ({ text, member }) => tell({ text, member, tone: 'danger' })),
    watchCalls(session, nameOf, ({ text, member }) => tell({ text, member, tone: 'plain' })),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
