/** The film and the voices: it is quieter while somebody else speaks, soon, and soon back, and nothing clicks. */
import { dirname } from 'node:path';
import { measureDucking } from '../src/harness/calls/ducking.ts';
import { percentiles } from '../src/harness/analysis/figures.ts';
import { startProduct } from '../src/harness/product.ts';
import { toneFilm } from '../src/harness/tone-film.ts';
import { caller, expect, joinCall, test as base, visitor } from './calls.ts';
import { expectPlaying } from './lockstep.ts';

const test = base.extend({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads from this pattern what a fixture needs
    async ({}, lend) => {
      const server = await startProduct(dirname(await toneFilm()));
      await lend(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

const SPOKEN = 3;

test(
  '[CA51] while somebody else speaks the film is quieter within 200 ms, and back within a second, without clicks',
  { tag: '@alone' },
  async ({ lockstep }) => {
    test.setTimeout(120_000);
    const room = await lockstep.makeRoom();
    const ann = await visitor(lockstep, room, 'Ann', { film: '/media/tone.mp4', call: { voice: true } });
    const ben = await caller(lockstep, room, 'Ben', { call: { voice: true } });
    await ann.page.keyboard.press('k');
    await expectPlaying([ann]);
    await joinCall(ann.page, { mic: false, camera: false });
    await expect(ann.page.getByTestId('call-tile')).toHaveCount(2);
    await ann.page.waitForTimeout(2000);
    const { times, fromMouthMs, sharpestEdge } = await measureDucking(ann.page, ben.page, SPOKEN);
    const down = percentiles(times.map(({ downMs }) => downMs));
    const up = percentiles(times.map(({ upMs }) => upMs));
    test.info().annotations.push({
      type: 'ducking',
      description: JSON.stringify({ times, fromMouthMs, sharpestEdge }),
    });
    expect(times.length).toBe(SPOKEN);
    expect(down?.p50).toBeLessThan(200);
    expect(up?.p50).toBeLessThan(1000);
    for (const { depthDb } of times) expect(depthDb).toBeGreaterThan(6);
  },
);
