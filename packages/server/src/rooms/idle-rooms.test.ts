import { expect, test } from 'vitest';
import { createServer, film } from '../testkit/evening.ts';

test('[OP15] rooms that were watched in and left have no timers, and are still there', async () => {
  const server = createServer({ limits: { roomsBurst: 1000, memberCommandsBurst: 1000 } });
  const before = server.runtime.time.planned;
  for (let n = 0; n < 300; n++) {
    const ann = await server.peer(`room${n}`, `address${n}`).hello('ann', { connection: `c${n}` });
    await ann.ask(film);
    await ann.ask({ type: 'play' });
    ann.say({ type: 'bye' });
  }
  // The tick of a room that has become empty is its last.
  await server.wait(3000);
  expect([...server.registry.rooms()].filter(({ isEmpty }) => isEmpty)).toHaveLength(300);
  expect(server.runtime.time.planned).toBe(before);
  expect(server.registry.find('room7')?.state.queue).toHaveLength(1);
});
