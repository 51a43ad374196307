/** WorldWay: Lockstep as a way of watching, on server processes of its own; members are spread over the nodes in turn. */
import { basename } from 'node:path';
import { ensureWebApp, joinRoom, makeRoom } from '../../harness/product.ts';
import type { Way } from '../sync/way.ts';
import type { NodeWorld } from './worlds.ts';

export function worldWay(film: string, world: NodeWorld): Way {
  return {
    name: 'lockstep',
    async open() {
      await ensureWebApp();
      const portOf = (member: number): number => {
        const port = world.ports[member % world.ports.length];
        if (port === undefined) throw new RangeError('there is no node');
        return port;
      };
      const room = await makeRoom(portOf(0));
      const address = encodeURIComponent(`/media/${basename(film)}`);
      return {
        countsFromElsewhere: false,
        port: portOf(0),
        portOf,
        path: (member) => `/r/${room}?u=Member${member}&url=${address}`,
        enter: (member) => joinRoom(member.page),
        setWaiting: null,
        close: () => world.stop(),
      };
    },
  };
}
