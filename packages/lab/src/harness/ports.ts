/** Ports: free ones on this computer, and when something listens there. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const host = '127.0.0.1';
const lookMs = 50;
const patienceMs = 30_000;

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Resolves when somebody takes connections there. */
export async function listens(port: number, what: string): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += lookMs) {
    const socket = connect(port, host);
    const opened = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (opened) return;
    await pause(lookMs);
  }
  throw new Error(`${what} does not listen`);
}
