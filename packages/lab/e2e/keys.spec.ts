/** Row 111 and the design's keyboard: every key, and when it is not ours. */
import { setUpRoom } from './lab-member.ts';
import { button, enter, expect, film, linkTo, test } from './lockstep.ts';

test('every key does what the list says', async ({ lockstep }) => {
  const both = await lockstep.roomWith(['Ann', 'Ben']);
  const [ann, ben] = both;
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  const { keyboard } = ann.page;
  const bothAt = async (seconds: number): Promise<void> => {
    for (const { page } of both) {
      await expect.poll(async () => (await film(page)).position).toBeCloseTo(seconds, 1);
    }
  };
  const dialog = ann.page.getByRole('dialog');

  await keyboard.press('3');
  await bothAt(9);
  await keyboard.press('ArrowRight');
  await bothAt(14);
  await keyboard.press('ArrowLeft');
  await bothAt(9);
  await keyboard.press('l');
  await bothAt(19);
  await keyboard.press('j');
  await bothAt(9);
  await keyboard.press('>');
  await expect(button(ben.page, 'Speed for everybody: 1.25×')).toBeVisible();
  await keyboard.press('<');
  await expect(button(ben.page, 'Speed for everybody: 1×')).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(ann.page.getByText('Volume 10 %').first()).toBeVisible();
  await keyboard.press('m');
  await expect(ann.page.getByText('Muted', { exact: true }).first()).toBeVisible();
  expect((await film(ben.page)).audible).toBe(true);

  await keyboard.press('b');
  await expect(ben.page.getByText('Ann set a marker at 0:09').first()).toBeVisible();
  await keyboard.press('0');
  await bothAt(0);
  await keyboard.press(']');
  await bothAt(9);
  await keyboard.press('9');
  await bothAt(27);
  await keyboard.press('[');
  await bothAt(9);

  await keyboard.press('g');
  await expect(dialog).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await keyboard.press('t');
  await expect(ann.page.getByRole('complementary', { name: 'Side panel' })).toBeHidden();
  await keyboard.press('t');
  await keyboard.press('f');
  await expect.poll(() => ann.page.evaluate(() => document.fullscreenElement?.ariaLabel)).toBe('Stage');
  await keyboard.press('?');
  await expect(ann.page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(ann.page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
});

test('picture in picture by key, and the window asks the room', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  test.skip(
    !(await ann.page.evaluate(() => document.pictureInPictureEnabled)),
    'this browser was built without picture in picture',
  );
  await ann.page.keyboard.press('p');
  const out = () => ann.page.evaluate(() => document.pictureInPictureElement !== null);
  await expect.poll(out).toBe(true);
  await ann.page.mouse.move(300, 300);
  await expect(button(ann.page, 'Picture in picture')).toHaveAttribute('aria-pressed', 'true');
  await ann.page.keyboard.press('p');
  await expect.poll(out).toBe(false);
});

test('keys are not ours while something is typed, composed or asked', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const { page } = ann;
  await page.keyboard.press('g');
  const field = page.getByLabel('Everybody goes to');
  await field.fill('');
  await page.keyboard.type('k5mft');
  await expect(field).toHaveValue('k5mft');
  await page.keyboard.press('Escape');
  expect(await film(page)).toMatchObject({ paused: true, muted: false });
  expect((await film(page)).position).toBeLessThan(0.2);
  // A key that an input method is at work on, wherever the focus is.
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', isComposing: true, bubbles: true })),
  );
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Alt+ArrowUp');
  await page.waitForTimeout(500);
  expect((await film(page)).paused).toBe(true);
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test('a key held down is one seek', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  await setUpRoom(lockstep.server.port, room, [], () => true);
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await ben.page.evaluate(() => globalThis.__sampler.take());
  // Each further `down` of a key that is down is a repeat.
  for (let repeat = 0; repeat < 4; repeat += 1) await ann.page.keyboard.down('ArrowRight');
  await expect(button(ann.page, 'Go to a time')).toHaveText(/^0:20/);
  expect((await film(ben.page)).position).toBeLessThan(0.2);
  await ann.page.keyboard.up('ArrowRight');
  await expect.poll(async () => (await film(ben.page)).position).toBeCloseTo(20, 1);
  const { events } = await ben.page.evaluate(() => globalThis.__sampler.take());
  expect(events.filter(([, kind]) => kind === 'seeking').length).toBeLessThanOrEqual(2);
});
