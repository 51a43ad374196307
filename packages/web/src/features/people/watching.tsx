/** Watching: in a crowd the server tells of those whose rows are in sight here, a few at a time. [PR36] */
import { useEffect, useState, type ReactNode } from 'react';
import type { MemberId, Stop } from '@lockstep/core';
import { useRoomSession } from '../../room/room-context.tsx';

/** As many as may be asked for. */
const MOST = 10;
/** Scrolling by asks once. */
const REST_MS = 250;
/** The server tells once a second. */
const TURN_MS = 1100;

export interface Watching {
  readonly add: (member: MemberId) => Stop;
}

export function useWatching(): Watching {
  const { participant } = useRoomSession();
  const [watching] = useState(() => {
    const seen = new Map<MemberId, number>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = 0;
    const tell = () => {
      const members = [...seen.keys()];
      // More in sight than may be asked for take turns.
      const turn = [...members.slice(from), ...members.slice(0, from)].slice(0, MOST);
      participant.watch(turn);
      from = members.length > MOST ? (from + MOST) % members.length : 0;
      if (members.length > MOST) timer = setTimeout(tell, TURN_MS);
    };
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, REST_MS);
    };
    return {
      add: (member: MemberId): Stop => {
        seen.set(member, (seen.get(member) ?? 0) + 1);
        changed();
        return () => {
          const left = (seen.get(member) ?? 1) - 1;
          if (left > 0) seen.set(member, left);
          else seen.delete(member);
          changed();
        };
      },
    };
  });
  return watching;
}

export interface WatchedProps {
  readonly watch: Watching;
  readonly member: MemberId;
  readonly children: ReactNode;
}

/** What is shown of `member` is in sight while this is on the page. */
export function Watched({ watch, member, children }: WatchedProps) {
  useEffect(() => watch.add(member), [watch, member]);
  return children;
}
