/** Use files: the desk for files of the room on this page, made when something first asks for it; it works while something holds it. */
import type { Stop } from '@lockstep/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { recall, remember } from '../../device/storage.ts';
import { createFileDesk, type FileDesk } from '../../files/desk.ts';
import { createPageParts } from '../../files/page-parts.ts';
import { createRoomLine } from '../../files/room-line.ts';
import { createRtcWire } from '../../files/rtc-wire.ts';
import type { Transfer } from '../../files/transfer.ts';
import { wholeHash } from '../../files/whole-hash.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import type { RoomSession } from '../../room/room-session.ts';
import { iceServersOf } from './ice-servers.ts';

/** Which room it is, and who the person on this page is. */
export interface FilePlace {
  readonly room: string;
  readonly secret: string;
}

const RECORDS = 'lockstep.received';

interface HeldDesk {
  readonly desk: FileDesk;
  /** It works until the last who holds it lets go. */
  readonly hold: () => Stop;
}

const desks = new WeakMap<RoomSession, HeldDesk>();

function heldOf(session: RoomSession, { room, secret }: FilePlace): HeldDesk {
  const known = desks.get(session);
  if (known !== undefined) return known;
  const { participant, runtime } = session;
  const connection = (): string => participant.view().myConnection;
  const desk = createFileDesk(room, {
    runtime,
    line: createRoomLine(participant),
    openWire: createRtcWire({ runtime, iceServers: iceServersOf({ room, secret, connection }) }),
    parts: createPageParts(),
    hashOf: wholeHash,
    recall: () => recall(RECORDS),
    remember: (text) => remember(RECORDS, text),
    today: () => Date.now(),
  });
  let holders = 0;
  let stop: Stop = () => undefined;
  const hold = (): Stop => {
    holders += 1;
    if (holders === 1) stop = desk.start();
    return () => {
      holders -= 1;
      if (holders === 0) stop();
    };
  };
  const made: HeldDesk = { desk, hold };
  desks.set(session, made);
  return made;
}

export function useFileDesk(place: FilePlace): FileDesk {
  const { desk, hold } = heldOf(useRoomSession(), place);
  useEffect(() => hold(), [hold]);
  return desk;
}

export const useTransfers = (desk: FileDesk): readonly Transfer[] => useStore(desk.store);
