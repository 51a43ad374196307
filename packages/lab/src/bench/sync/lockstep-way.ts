/** Lockstep as a way. */
import { basename, dirname } from 'node:path';
import { joinRoom, makeRoom, setWaiting, startProduct } from '../../harness/product.ts';
import type { Way } from './way.ts';

export function lockstepWay(filmFile: string): Way {
  return {
    name: 'lockstep',
    async open() {
      const server = await startProduct(dirname(filmFile));
      const room = await makeRoom(server.port);
      const film = encodeURIComponent(`/media/${basename(filmFile)}`);
      return {
        port: server.port,
        path: (member) => `/r/${room}?u=Member${member}&url=${film}`,
        enter: (member) => joinRoom(member.page),
        setWaiting: (policy) => setWaiting(server.port, room, policy),
        close: () => server.close(),
      };
    },
  };
}
