/** Floor: what the machine itself takes for as many messages a second as members send, with a server that only sends them back, and one a second to everybody. */
import { setTimeout as pause } from 'node:timers/promises';
import { Helper } from './helper.ts';
import { crowdCore, serverCore, type Scripts } from './measure.ts';
import type { ServerAnswer } from './orders.ts';
import { coreSeconds } from './process-cost.ts';

const warmUpMs = 10_000;

/** Cores that it uses for so many members, who together send so many messages a second. */
export async function measureFloor(
  members: number,
  messages: number,
  scripts: Scripts,
  windowMs: number,
): Promise<number> {
  const server = new Helper<never, ServerAnswer>(scripts.echoServer, serverCore);
  const started = await server.started();
  if (started.done !== 'started') throw new Error('the echo did not start');
  const words = [String(started.port), String(members), String(messages)];
  const crowd = new Helper<never, never>(scripts.echoCrowd, crowdCore, { words });
  try {
    await pause(warmUpMs);
    const from = { at: performance.now(), core: coreSeconds(server.pid) };
    await pause(windowMs);
    return (coreSeconds(server.pid) - from.core) / ((performance.now() - from.at) / 1000);
  } finally {
    crowd.stop();
    server.stop();
  }
}
