/** Watching: in a crowd the server tells of those whose rows are in sight here, a few at a time. [PR36] */
import { useEffect, useState, type ReactNode } from 'react';
import type { MemberId, Stop } from '@lockstep/core';
import { useRoomSession } from '../../room/room-context.tsx';

/** As many as may be asked for. */
const MOST = 10;
/** Scrolling by asks once. */
const REST_MS = 250;

export interface Watching {
  readonly add: (member: MemberId) => Stop;
}

export function useWatching(): Watching {
  const { participant } = useRoomSession();
  const [watching] = useState(() => {
    const seen = new Map<MemberId, number>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = setTimeout(() => participant.watch([...seen.keys()].slice(0, MOST)), REST_MS);
    };
    return {
      add: (member: MemberId): Stop => {
        seen.set(member, (seen.get(member) ?? 0) + 1);
        tell();
        return () => {
          const left = (seen.get(member) ?? 1) - 1;
          if (left > 0) seen.set(member, left);
          else seen.delete(member);
          tell();
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
