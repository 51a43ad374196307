/** Firefox: the core of an evening in another browser engine than Chromium's, together with somebody in Chromium. */
import { enter } from './lockstep.ts';
import {
  apartMs,
  enterInFirefox,
  expect,
  expectMoving,
  expectOneFrame,
  linkTo,
  test,
  watcherIn,
} from './firefox.ts';
import { showPeople } from './screens.ts';
import { inChat, write } from './talk-steps.ts';

/** A quarter of a frame, as near as two Chromiums have to be. */
const nearMs = 8;

test('Firefox and Chromium play, jump and pause on the same frame, whoever presses', async ({
  lockstep,
  firefox,
}) => {
  test.setTimeout(180_000);
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann'), { link: { oneWayMs: 10 } }));
  const fay = await enterInFirefox(await firefox.visit(linkTo(room, 'Fay'), { oneWayMs: 60 }));
  const both = [watcherIn(ann), fay];
  await showPeople(ann);
  await expect(ann.page.getByRole('listitem').filter({ hasText: 'Fay' })).toBeVisible();

  await test.step('play, pressed in Firefox', async () => {
    await fay.press('Play');
    await expectMoving(both);
    await expect.poll(() => apartMs(both)).toBeLessThan(nearMs);
    await expect.poll(async () => (await fay.film()).audible).toBe(true);
  });
  await test.step('pause, pressed in Chromium', async () => {
    await ann.page.keyboard.press('k');
    await expectOneFrame(both);
  });
  await test.step('a jump while the film stands, pressed in Firefox', async () => {
    await fay.page.keyboard.press('5');
    await expect.poll(async () => (await watcherIn(ann).film()).position).toBeCloseTo(15, 1);
    await expectOneFrame(both);
  });
  await test.step('a jump while it plays, pressed in Firefox', async () => {
    await fay.page.keyboard.press('0');
    await fay.page.keyboard.press('k');
    await expectMoving(both);
    await fay.page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await watcherIn(ann).film()).position).toBeGreaterThan(5);
    await expectMoving(both);
    await expect.poll(() => apartMs(both)).toBeLessThan(nearMs);
  });
  await test.step('another speed for all', async () => {
    await ann.page.keyboard.press('>');
    await expectMoving(both);
    await expect
      .poll(() => fay.page.evaluate(() => document.querySelector('video')?.playbackRate ?? 0))
      .toBeGreaterThan(1.1);
    await ann.page.keyboard.press('<');
  });
  await test.step('pause, pressed in Firefox', async () => {
    await fay.page.keyboard.press('k');
    await expectOneFrame(both);
  });
  await test.step('[TK27] what is written in one is read in the other', async () => {
    await ann.page.getByRole('tab', { name: 'Chat' }).click();
    // Enter goes to the box, from wherever one is.
    await fay.page.keyboard.press('Enter');
    await fay.page.keyboard.type('Bonsoir from Firefox 狐');
    await fay.page.keyboard.press('Enter');
    await expect(inChat(ann.page, 'Bonsoir from Firefox 狐')).toBeVisible();
    await write(ann.page, 'Hello back');
    await expect.poll(() => fay.says('Hello back')).toBe(true);
  });
});

test('in Firefox a broken line is told, the film goes on, and the room comes back by itself', async ({
  lockstep,
  firefox,
}) => {
  test.setTimeout(180_000);
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const fay = await enterInFirefox(await firefox.visit(linkTo(room, 'Fay')));
  const both = [watcherIn(ann), fay];
  await ann.page.keyboard.press('k');
  await expectMoving(both);
  await fay.line.setMode('refusing');
  await expect.poll(() => fay.says('Retry now'), { timeout: 20_000 }).toBe(true);
  await expectMoving([fay]);
  await fay.line.setMode('open');
  await expect.poll(() => fay.says('Retry now'), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => apartMs(both)).toBeLessThan(nearMs);
  await ann.page.keyboard.press('k');
  await expectOneFrame(both);
});

test('where Firefox refuses sound the film runs muted, and one click brings the sound', async ({
  lockstep,
  firefox,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await ann.page.keyboard.press('k');
  await expectMoving([watcherIn(ann)]);
  const fay = await firefox.comeWithoutGesture(linkTo(room, 'Fay'), 'Tap for sound');
  await expect.poll(() => fay.told()).toMatchObject({ playing: true, muted: true });
  await expect.poll(() => fay.told()?.button ?? null).not.toBeNull();
  const { x, y } = fay.told()?.button ?? { x: 0, y: 0 };
  await fay.page.mouse.click(x, y);
  await expect.poll(() => fay.told()).toMatchObject({ playing: true, muted: false, button: null });
});
