/** The control bar: what everybody presses, drags and reads. */
import type { Page } from '@playwright/test';
import { joinRoom } from '../src/harness/product.ts';
import { both, menuItem, openMore, positionsNear } from './bar.ts';
import { setUpRoom } from './lab-member.ts';
import {
  button,
  enter,
  expect,
  expectPaused,
  expectPlaying,
  film,
  filmReady,
  linkTo,
  test,
} from './lockstep.ts';

test('one button plays and pauses for all and shows what is so, whoever changed it', async ({ lockstep }) => {
  const [ann, ben] = both(await lockstep.roomWith(['Ann', 'Ben']));
  await button(ann.page, 'Play').click();
  await expectPlaying([ann, ben]);
  await expect(button(ben.page, 'Pause')).toBeAttached();
  await ben.page.keyboard.press('k');
  await expectPaused([ann, ben]);
  await expect(button(ann.page, 'Play')).toBeVisible();
});

test('no bar of the browser, nothing to download or cast', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await expect(ann.page.locator('video')).toHaveCount(1);
  expect(await ann.page.locator('video').getAttribute('controls')).toBeNull();
  await openMore(ann.page);
  await expect(menuItem(ann.page, /download|cast/i)).toHaveCount(0);
});

test('the speed is everybody’s, also of who comes later, and only what the room allows', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  await setUpRoom(
    lockstep.server.port,
    room,
    [{ type: 'setSetting', setting: { name: 'rates', slowest: 0.5, fastest: 2 } }],
    (state) => state.settings.rates.fastest === 2,
  );
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await button(ann.page, /^Speed for everybody/).click();
  const rates = ann.page.getByRole('menuitemradio');
  await expect(rates).toHaveText(['0.5×', '0.75×', '1×', '1.25×', '1.5×', '1.75×', '2×']);
  await rates.filter({ hasText: /^1\.5×/ }).click();
  await expect(ben.page.getByText('Ann set the speed to 1.5×').first()).toBeVisible();
  await expect(button(ben.page, 'Speed for everybody: 1.5×')).toBeVisible();
  const cleo = await enter(await lockstep.visit(linkTo(room, 'Cleo')));
  await expect(button(cleo.page, 'Speed for everybody: 1.5×')).toBeVisible();
  await ben.page.keyboard.press('k');
  await expectPlaying([ann, ben, cleo]);
  for (const { page } of [ann, ben, cleo]) {
    const rate = () => page.evaluate(() => document.querySelector('video')?.playbackRate ?? 0);
    await expect.poll(rate).toBeGreaterThan(1.4);
  }
  await ben.page.keyboard.press('>');
  await expect(button(ann.page, 'Speed for everybody: 1.75×')).toBeVisible();
});

test('everybody goes to a time that is typed, and to no other', async ({ lockstep }) => {
  const [ann, ben] = both(await lockstep.roomWith(['Ann', 'Ben']));
  await button(ann.page, 'Go to a time').click();
  const field = ann.page.getByLabel('Everybody goes to');
  await expect(field).toHaveValue('0:00');
  await field.fill('later');
  await field.press('Enter');
  await expect(ann.page.getByRole('alert').filter({ hasText: 'This is no time.' })).toBeVisible();
  await field.fill('1:00');
  await field.press('Enter');
  await expect(ann.page.getByRole('alert').filter({ hasText: 'The film is only 0:30 long.' })).toBeVisible();
  expect((await film(ben.page)).position).toBeLessThan(0.2);
  await field.fill('0:20');
  await field.press('Enter');
  await expect(field).toBeHidden();
  await positionsNear([ann, ben], 20);
});

test('from the beginning, for everybody, playing', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann] = people;
  await ann.page.keyboard.press('8');
  await positionsNear(people, 24);
  await openMore(ann.page);
  await menuItem(ann.page, 'From the beginning').click();
  await expectPlaying(people);
  for (const { page } of people) expect((await film(page)).position).toBeLessThan(15);
});

test('at its end the film stands and can be seen again; in a loop all begin again', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  await button(ann.page, 'Go to a time').click();
  await ann.page.getByLabel('Everybody goes to').fill('0:28');
  await ann.page.keyboard.press('Enter');
  await positionsNear(people, 28);
  await ben.page.keyboard.press('k');
  await expectPaused(people);
  for (const { page } of people) {
    await expect(button(page, 'Play again')).toBeVisible();
    expect((await film(page)).position).toBeGreaterThan(29.5);
  }
  await openMore(ben.page);
  await ben.page.getByRole('menuitemcheckbox', { name: 'Repeat this film' }).click();
  await expect(ann.page.getByText('Ben lets this film repeat').first()).toBeVisible();
  await button(ann.page, 'Play again').click();
  for (const { page } of people) await expect.poll(async () => (await film(page)).position).toBeLessThan(10);
  await expectPlaying(people);
  await ann.page.keyboard.press('9');
  await expect.poll(async () => (await film(ben.page)).position).toBeGreaterThan(26);
  for (const { page } of people) {
    await expect.poll(async () => (await film(page)).position, { timeout: 20_000 }).toBeLessThan(5);
  }
  await expectPlaying(people);
  await ann.page.mouse.move(300, 300);
  await button(ann.page, /^This film repeats/).click();
  await expect(ben.page.getByText('Ann ended the repeating').first()).toBeVisible();
});

test('the next and the previous film, for everybody, by button and key', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const item = (id: string, title: string) => ({
    type: 'addItem' as const,
    item: { id, title, duration: null, sources: [{ kind: 'link' as const, url: `/media/demo.mp4?${id}` }] },
    select: id === 'one',
  });
  await setUpRoom(
    lockstep.server.port,
    room,
    [item('one', 'Episode one'), item('two', 'Episode two')],
    ({ queue }) => queue.length === 2,
  );
  const ann = await enter(await lockstep.visit(`/r/${room}?u=Ann`));
  const ben = await enter(await lockstep.visit(`/r/${room}?u=Ben`));
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await ann.page.mouse.move(300, 300);
  await expect(button(ann.page, 'Previous film')).toBeDisabled();
  await button(ann.page, 'Next film').click();
  const source = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentSrc ?? '');
  for (const { page } of [ann, ben]) {
    await expect.poll(() => source(page)).toContain('?two');
    await expect.poll(() => page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe('Episode two');
  }
  await expectPlaying([ann, ben]);
  await ben.page.keyboard.press('Shift+N');
  for (const { page } of [ann, ben]) await expect.poll(() => source(page)).toContain('?one');
});

test('the first visit plays softly; volume, theatre and panel are as they were left', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const kept = () => ann.page.evaluate(() => localStorage.getItem('lockstep.volume'));
  const slider = ann.page.getByRole('slider', { name: 'Volume, only yours' });
  await expect(slider).toHaveAttribute('aria-valuetext', '20 %');
  await ann.page.keyboard.press('ArrowUp');
  await expect(ann.page.getByText('Volume 30 %').first()).toBeVisible();
  await expect(slider).toHaveAttribute('aria-valuetext', '30 %');
  await ann.page.keyboard.press('t');
  await expect(ann.page.getByRole('complementary', { name: 'Side panel' })).toBeHidden();
  expect(await kept()).toBe('0.3');
  await ann.page.reload();
  await enter(ann);
  await expect(slider).toHaveAttribute('aria-valuetext', '30 %');
  await expect(ann.page.getByRole('complementary', { name: 'Side panel' })).toBeHidden();
  await ann.page.keyboard.press('t');
  await expect(ann.page.getByRole('complementary', { name: 'Side panel' })).toBeVisible();
});

test('a drag of the bar asks once, and a drag that is given up asks nothing', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  const box = await ann.page.getByRole('slider', { name: 'Position' }).boundingBox();
  if (box === null) throw new Error('no bar');
  const y = box.y + box.height / 2;
  const at = (share: number) => box.x + box.width * share;
  await ben.page.evaluate(() => globalThis.__sampler.take());
  await ann.page.mouse.move(at(0.1), y);
  await ann.page.mouse.down();
  for (const share of [0.2, 0.3, 0.45, 0.6, 0.5]) await ann.page.mouse.move(at(share), y, { steps: 4 });
  await expect(button(ann.page, 'Go to a time')).toHaveText(/^0:15/);
  expect((await film(ben.page)).position).toBeLessThan(0.2);
  await ann.page.mouse.up();
  await positionsNear(people, 15);
  const { events } = await ben.page.evaluate(() => globalThis.__sampler.take());
  const seeks = events.filter(([, kind]) => kind === 'seeking');
  // A pause settles by one seek more.
  expect(seeks.length).toBeLessThanOrEqual(2);
  await ann.page.mouse.move(at(0.6), y);
  await ann.page.mouse.down();
  await ann.page.mouse.move(at(0.9), y, { steps: 4 });
  await ann.page.keyboard.press('Escape');
  await ann.page.mouse.up();
  await ann.page.waitForTimeout(500);
  await positionsNear(people, 15);
});

test('the bar speaks its position in words', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  const bar = ann.page.getByRole('slider', { name: 'Position' });
  await expect(bar).toHaveAttribute('aria-valuetext', '0 seconds of 30 seconds');
  await bar.focus();
  await ann.page.keyboard.press('PageUp');
  await expect(bar).toHaveAttribute('aria-valuetext', '30 seconds of 30 seconds');
  await ann.page.keyboard.press('Home');
  await expect(bar).toHaveAttribute('aria-valuetext', '0 seconds of 30 seconds');
});

for (const viewport of [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
]) {
  test(`nothing is lost on a phone of ${viewport.width} × ${viewport.height}`, async ({ lockstep }) => {
    const room = await lockstep.makeRoom();
    const ann = await lockstep.visit(linkTo(room, 'Ann'), { viewport, hasTouch: true });
    await joinRoom(ann.page);
    await filmReady(ann.page);
    expect(await ann.page.locator('video').getAttribute('playsinline')).not.toBeNull();
    const stage = ann.page.getByRole('region', { name: 'Stage' });
    await button(ann.page, 'Fullscreen').tap();
    await expect.poll(() => ann.page.evaluate(() => document.fullscreenElement?.ariaLabel)).toBe('Stage');
    for (const name of [/^Play$/, /^More$/, /^Leave fullscreen$/, /Go to a time$/]) {
      const box = await stage.getByRole('button', { name }).boundingBox();
      expect(box?.height, String(name)).toBeGreaterThanOrEqual(44);
      expect(box?.width, String(name)).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? -1) + (box?.width ?? 0), String(name)).toBeLessThanOrEqual(viewport.width);
    }
    await button(ann.page, 'More').tap();
    const menu = stage.getByRole('menu');
    await expect(menu).toBeVisible();
    for (const name of ['Save this picture', 'From the beginning', 'Markers', 'Copy the room’s link']) {
      await expect(menu.getByRole('menuitem', { name })).toBeAttached();
    }
    const inBar = await stage.getByRole('button', { name: 'Back 10 seconds', exact: true }).count();
    const inMenu = await menu.getByRole('menuitem', { name: 'Back 10 seconds', exact: true }).count();
    expect(inBar + inMenu).toBe(1);
    const muting = stage
      .getByRole('button', { name: 'Mute' })
      .or(menu.getByRole('menuitem', { name: 'Mute' }));
    await expect(muting).toHaveCount(1);
  });
}
