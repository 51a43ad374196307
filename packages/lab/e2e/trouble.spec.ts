import { chromium } from '@playwright/test';
import { shellPath } from '../src/harness/browsers.ts';
import { enterWithoutGesture, playsMuted } from '../src/harness/without-gesture.ts';
import { button, enter, expect, expectPlaying, film, frameMs, linkTo, skewMs, test } from './lockstep.ts';

test('a broken line is told, the film goes on, and the room comes back by itself', async ({ lockstep }) => {
  const both = await lockstep.roomWith(['Ann', 'Ben']);
  const [ann, ben] = both;
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await ann.page.keyboard.press('k');
  await expectPlaying(both);
  await ben.line.setMode('refusing');
  await expect(button(ben.page, 'Retry now')).toBeVisible();
  await expectPlaying(both);
  await ben.line.setMode('open');
  await expect(button(ben.page, 'Retry now')).toBeHidden();
  await expect.poll(() => skewMs(both)).toBeLessThan(frameMs / 2);
  await ann.page.keyboard.press('k');
  await expect.poll(async () => (await film(ben.page)).paused).toBe(true);
});

test('retry now tries at once', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await ann.line.setMode('refusing');
  // After some tries the waits have grown to seconds.
  await expect(ann.page.getByText(/Reconnecting in [3-9] s/).first()).toBeVisible({ timeout: 30_000 });
  await ann.line.setMode('open');
  await button(ann.page, 'Retry now').click();
  await expect(button(ann.page, 'Retry now')).toBeHidden({ timeout: 2000 });
});

test('the room waits for somebody who runs dry, says for whom, and goes on without him when told', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await lockstep.visit(linkTo(room, 'Ben'));
  // Enough for the room's talk, too little for the film.
  await ben.line.reshape({ oneWayMs: 20, jitterMs: 0, loss: 0, bytesPerSec: 14_000 });
  await enter(ben);
  await ann.page.keyboard.press('k');
  await expect(ann.page.getByText('Waiting for Ben').first()).toBeVisible({ timeout: 40_000 });
  await expect(ben.page.getByText('The others are waiting for your player').first()).toBeVisible();
  await expect.poll(async () => (await film(ann.page)).paused).toBe(true);
  await button(ann.page, 'Go on without Ben').click();
  await expect(ann.page.getByRole('region', { name: 'Stage' }).getByText('Waiting for Ben')).toBeHidden();
  await expectPlaying([ann]);
});

test('where the browser refuses sound the film runs muted, and one tap brings the sound', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await ann.page.keyboard.press('k');
  await expectPlaying([ann]);
  const strict = await chromium.launch({ executablePath: shellPath, args: ['--no-sandbox'] });
  try {
    const { context, line } = await lockstep.visit('/', { browser: strict });
    const page = await context.newPage();
    await enterWithoutGesture(page, line.url + linkTo(room, 'Ben'), playsMuted);
    const ben = { context, line, page };
    await button(ben.page, 'Tap for sound').click();
    await expect.poll(async () => (await film(ben.page)).audible).toBe(true);
    await expect(button(ben.page, 'Tap for sound')).toBeHidden();
    await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
  } finally {
    await strict.close();
  }
});
