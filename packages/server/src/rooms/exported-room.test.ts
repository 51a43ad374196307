import { serverMs } from '@lockstep/core';
import { expect, test } from 'vitest';
import { createMemoryLog } from '../adapters/log/memory.ts';
import { createServer, film } from '../testkit/evening.ts';
import { exportRoom } from './exported-room.ts';

test('[LG19] an exported room has all entries and all messages, in order', async () => {
  const log = createMemoryLog();
  const server = createServer({ log });
  const ann = await server.peer().hello('ann');
  await ann.ask(film);
  for (let i = 0; i < 2500; i++) {
    await log.appendMessage('room', { at: serverMs(i), author: 'ann', text: `${i}`, kind: 'text' });
  }
  const exported = await exportRoom(log, 'room');
  expect(exported?.entries).toEqual(await log.read('room', 0));
  expect(exported?.entries.length).toBeGreaterThan(2);
  expect(exported?.messages.map(({ text }) => Number(text))).toEqual(
    Array.from({ length: 2500 }, (_, i) => i),
  );
  expect(await exportRoom(log, 'none')).toBeNull();
});
