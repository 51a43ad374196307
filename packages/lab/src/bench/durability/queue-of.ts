/** QueueOf: the films in a room's queue, as somebody finds them who was never there before. */
import { once } from 'node:events';
import { decodeDown, encode, protocolVersion, randomId, type Runtime } from '@lockstep/core';
import { WebSocket } from 'ws';

const patienceMs = 20_000;

export async function queueOf(runtime: Runtime, port: number, room: string): Promise<readonly string[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/rooms/${room}/socket`);
  const cut = setTimeout(() => socket.terminate(), patienceMs);
  try {
    await once(socket, 'open');
    const [secret, connection] = [randomId(runtime), randomId(runtime)];
    const versions = [protocolVersion];
    socket.send(
      encode({ type: 'hello', versions, secret, name: 'Judge', connection, device: 'program', resume: null }),
    );
    for (;;) {
      const [data] = (await once(socket, 'message')) as [Buffer];
      const message = decodeDown(data.toString());
      if (!message.ok) throw new Error(`a message that no client understands: ${message.error.code}`);
      if (message.value.type !== 'welcome') continue;
      if (message.value.room.kind !== 'snapshot') throw new Error('a newcomer was told only what he missed');
      return message.value.room.state.queue.map(({ id }) => id);
    }
  } finally {
    clearTimeout(cut);
    socket.terminate();
  }
}
