/**
 * Own session: the room as the controls see it. While this person is away from the room's line, play, pause and seek move
 * their own player, and the line is that of their own film; the controls need not know.
 */
import type { Command } from '@lockstep/core';
import { asSeenHere, isAway } from '../room/own-line.ts';
import type { RoomSession } from '../room/room-session.ts';

/** @param moved told of each move of one's own */
export function ownSession(session: RoomSession, moved: () => void): RoomSession {
  const { participant } = session;
  const send = (command: Command) => {
    const isOwn = command.type === 'play' || command.type === 'pause' || command.type === 'seek';
    if (!isOwn || !isAway(participant.view())) return participant.send(command);
    moved();
    participant.moveOwn(command);
    return '';
  };
  return { ...session, participant: { ...participant, send, view: () => asSeenHere(participant.view()) } };
}
