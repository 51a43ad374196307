/** What the server tells of films on their way, asked every few seconds while the user of this is on screen and in sight. */
import { useEffect, useState } from 'react';
import { useRoomServer } from '../../player/player-context.tsx';
import type { ServerTransfers } from '../../player/room-server.ts';

const EVERY_MS = 3000;

/** null: not told (yet). */
export function useServerTransfers(): ServerTransfers | null {
  const server = useRoomServer();
  const [told, setTold] = useState<ServerTransfers | null>(null);
  useEffect(() => {
    let here = true;
    const ask = (): void => {
      if (document.hidden) return;
      void server.transfers().then(
        (transfers) => {
          if (here) setTold(transfers);
        },
        () => {},
      );
    };
    ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [server]);
  return told;
}
