/** Live films: everybody is at the same picture, and nobody is sent where nothing is yet. */
import { test } from './live-stream.ts';
import {
  button,
  enter,
  expect,
  expectPaused,
  expectPlaying,
  expectSameFrame,
  film,
  frameMs,
  linkWith,
  skewMs,
} from './lockstep.ts';

for (const kind of ['hls', 'dash'] as const) {
  test(`[MD16][MD20] live ${kind} is on by itself, at the same frame for who came first and who came late`, async ({
    lockstep,
    startLive,
  }) => {
    const live = await startLive({ kind, dated: true });
    const room = await lockstep.makeRoom();
    const ann = await enter(
      await lockstep.visit(linkWith(room, 'Ann', live.url), { link: { oneWayMs: 10 } }),
    );
    await ann.page.keyboard.press('k');
    await expectPlaying([ann]);
    const ben = await enter(
      await lockstep.visit(linkWith(room, 'Ben', live.url), { link: { oneWayMs: 60 } }),
    );
    const both = [ann, ben];
    await expectPlaying(both);
    await ann.page.keyboard.press('k');
    await expectPaused(both);
    await expectSameFrame(both);
    // At the same frame each element has a time of its own; what is left of the difference is how far they are apart.
    const zeros = await Promise.all(both.map(async ({ page }) => (await film(page)).position));
    await ben.page.keyboard.press('k');
    await expectPlaying(both);
    await expect.poll(() => skewMs(both, zeros)).toBeLessThan(frameMs);
  });
}

test('[MD19] nobody is sent past what is live; the button leads back to it', async ({
  lockstep,
  startLive,
}) => {
  const live = await startLive({ kind: 'hls', dated: true });
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkWith(room, 'Ann', live.url)));
  // A room that stands falls behind what is live while the page comes up.
  await expect(button(ann.page, /^(Live now|Go to live)/)).toBeVisible();
  await ann.page.keyboard.press('k');
  await expectPlaying([ann]);
  await ann.page.keyboard.press('ArrowLeft');
  await ann.page.keyboard.press('ArrowLeft');
  const back = button(ann.page, /^Go to live/);
  await ann.page.mouse.move(300, 300);
  await expect(back).toBeVisible();
  await expectPlaying([ann]);
  for (let press = 0; press < 6; press += 1) await ann.page.keyboard.press('l');
  await expectPlaying([ann]);
  await ann.page.keyboard.press('j');
  await ann.page.mouse.move(310, 300);
  await back.click();
  await expectPlaying([ann]);
  await expect(button(ann.page, 'Live now')).toBeAttached();
});

test('[MD17] a stream that does not say what time it shows is played, and says so', async ({
  lockstep,
  startLive,
}) => {
  const live = await startLive({ kind: 'hls', dated: false });
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkWith(room, 'Ann', live.url)));
  await ann.page.keyboard.press('k');
  await expectPlaying([ann]);
  await ann.page.mouse.move(300, 300);
  await expect(button(ann.page, /does not say what time it shows/)).toBeVisible();
});
