/** Calls through a relay: where people do not reach each other directly, Debian's coturn passes everything on. */
import { startCoturn, type Coturn } from '../src/harness/calls/coturn.ts';
import { lookAtCall } from '../src/harness/calls/judge.ts';
import { startProduct } from '../src/harness/product.ts';
import { caller, expect, expectAllAlive, test as base, tileOf } from './calls.ts';

const test = base.extend<object, { readonly coturn: Coturn }>({
  coturn: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads from this pattern what a fixture needs
    async ({}, lend) => {
      const coturn = await startCoturn();
      await lend(coturn);
      await coturn.stop();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ coturn }, lend) => {
      const { url, secret } = coturn;
      const server = await startProduct(undefined, {
        calls: { stun: [], turn: { urls: [url], secret }, livekit: null },
      });
      await lend(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

/** The longest that a picture may stand still without a word about it. */
const frozenMs = 3000;
const relayed = { call: { relayOnly: true } };

test('[CA23][CA33][CA36] with direct ways blocked the call goes through coturn; when that sleeps it is said, and all comes back', async ({
  lockstep,
  coturn,
}) => {
  test.setTimeout(150_000);
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann', relayed);
  const ben = await caller(lockstep, room, 'Ben', relayed);
  const both = [ann, ben];
  await expectAllAlive(both);
  for (const { page } of both) expect((await lookAtCall(page)).ways).toEqual(['relay']);
  coturn.sleep();
  const slept = performance.now();
  await expect(tileOf(ann.page, 'Ben')).not.toHaveAttribute('data-state', 'live', { timeout: frozenMs });
  await expect(tileOf(ben.page, 'Ann')).not.toHaveAttribute('data-state', 'live', {
    // The other one is looked at after the first: a second more than it may take.
    timeout: Math.max(1, frozenMs + 1000 - (performance.now() - slept)),
  });
  await ann.page.waitForTimeout(4000);
  coturn.wake();
  await expectAllAlive(both, 40_000);
});
