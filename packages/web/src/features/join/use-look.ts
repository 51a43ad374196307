/** A look into the room, repeated while somebody stands at its door. */
import type { Result } from '@lockstep/core';
import { useEffect, useState } from 'react';
import { lookInto, type LookProblem } from '../../api/rooms.ts';
import type { RoomInfo } from '../../api/room-info.ts';

const EVERY_MS = 3000;

/** null until the first answer. */
export function useLook(room: string): Result<RoomInfo, LookProblem> | null {
  const [seen, setSeen] = useState<Result<RoomInfo, LookProblem> | null>(null);
  useEffect(() => {
    const looking = new AbortController();
    const look = async () => {
      const answer = await lookInto(room, looking.signal);
      if (!looking.signal.aborted) setSeen(answer);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      clearInterval(timer);
      looking.abort();
    };
  }, [room]);
  return seen;
}
