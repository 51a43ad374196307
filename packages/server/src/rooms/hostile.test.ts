/** A hundred thousand hostile messages against the rooms of a server, without sockets and without waiting. */
import { encode } from '@lockstep/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createServer, film } from '../testkit/evening.ts';
import { settled } from '../testkit/fake-peer.ts';
import { hostileMessage } from '../testkit/hostile-messages.ts';

const messages = 100_000;
const perRoom = 1000;

/** No limit on speed, so that all of them are looked at. */
const unlimited = {
  messagesPerSec: 1e9,
  messagesBurst: 1e9,
  commandsPerSec: 1e9,
  commandsBurst: 1e9,
  memberCommandsPerSec: 1e9,
  memberCommandsBurst: 1e9,
  roomCommandsPerSec: 1e9,
  roomCommandsBurst: 1e9,
  resyncsPerSec: 1e9,
  resyncsBurst: 1e9,
  saysPerSec: 1e9,
  saysBurst: 1e9,
};

test(
  '[PR3][PR4] 100 000 hostile messages: nothing breaks, and what others are told stays the protocol',
  { timeout: 120_000 },
  async () => {
    const seed = Date.now() % 2 ** 31;
    const run = async (texts: readonly string[]): Promise<void> => {
      const server = createServer({ limits: unlimited });
      const ann = await server.peer('room', 'ann').hello('ann');
      await ann.ask(film);
      let eve = await server.peer('room', 'eve').hello('eve');
      for (const [index, text] of texts.entries()) {
        // Throws if anything it is answered, or ann is told, is not the protocol.
        eve.sayText(text);
        if (index % 50 === 0) {
          server.runtime.advance(20);
          await settled();
          ann.got.length = 0;
        }
        if (eve.ended !== null) eve = await server.peer('room', 'eve').hello('eve');
      }
      await settled();
      expect(server.runtime.logged.filter(({ level }) => level === 'error')).toEqual([]);
      expect(ann.ended).toBeNull();
      const { state } = server.registry.find('room')!;
      const { position, rate, at } = state.playback.timeline;
      for (const figure of [position, rate, at]) expect(Number.isFinite(figure)).toBe(true);
      expect(encode({ type: 'state', state })).not.toContain('null,null');
      // A newcomer is let in and understands what he is told (FakePeer reads it by the protocol).
      const ben = await server.peer('room', 'ben').hello('ben');
      expect(ben.last('welcome')).toBeDefined();
      await ann.ask({ type: 'setTitle', title: 'Still here' });
      expect(server.registry.find('room')?.state.title).toBe('Still here');
      server.registry.stop();
    };
    const batches = fc.sample(
      fc.array(hostileMessage, { minLength: perRoom, maxLength: perRoom, size: 'max' }),
      {
        numRuns: messages / perRoom,
        seed,
      },
    );
    for (const texts of batches) {
      try {
        await run(texts);
      } catch (error) {
        throw new Error(`seed ${seed}: ${String(error)}`, { cause: error });
      }
    }
  },
);
