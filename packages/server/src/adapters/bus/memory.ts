/** MemoryBus: a Bus between the rooms of one process. It loses nothing. */
import type { Bus } from '../../ports/bus.ts';

export function createMemoryBus(): Bus {
  const rooms = new Map<string, Set<(frame: string) => void>>();
  return {
    state: 'up',
    publish: (room, frame) => {
      // Later, as over any wire: who publishes is done before anybody acts on it.
      queueMicrotask(() => {
        for (const deliver of rooms.get(room) ?? []) deliver(frame);
      });
    },
    subscribe: (room, deliver) => {
      const own = (frame: string): void => deliver(frame);
      const there = rooms.get(room) ?? new Set();
      rooms.set(room, there.add(own));
      return () => {
        there.delete(own);
        if (there.size === 0 && rooms.get(room) === there) rooms.delete(room);
      };
    },
    onChange: () => () => {},
    close: async () => rooms.clear(),
  };
}
