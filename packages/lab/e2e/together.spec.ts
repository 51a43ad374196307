import type { Person } from './lockstep.ts';
import {
  button,
  enter,
  expect,
  expectPaused,
  expectPlaying,
  expectSameFrame,
  film,
  frameMs,
  linkTo,
  skewMs,
  test,
} from './lockstep.ts';
import { openTab } from './talk-steps.ts';

const near = { link: { oneWayMs: 10 } };
const far = { link: { oneWayMs: 120 } };

test('two people on unlike lines play, seek and pause on the same frame', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann'), near));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben'), far));
  const both = [ann, ben];
  await button(ann.page, 'Play').click();
  await expectPlaying(both);
  await expect.poll(() => skewMs(both)).toBeLessThan(frameMs / 2);

  await ben.page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await film(ann.page)).position).toBeGreaterThan(5);
  await expectPlaying(both);
  await expect.poll(() => skewMs(both)).toBeLessThan(frameMs / 2);

  await ben.page.keyboard.press('k');
  await expectPaused(both);
  const apartMs = async (): Promise<number> =>
    Math.abs((await film(ann.page)).position - (await film(ben.page)).position) * 1000;
  await expect.poll(apartMs).toBeLessThan(1);
  await expectSameFrame(both);
});

test('a pause after a jump shows the same picture', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await button(ann.page, 'Play').click();
  await expectPlaying([ann, ben]);
  await ben.page.keyboard.press('ArrowRight');
  await expectPlaying([ann, ben]);
  // By key: the bar is hidden while the film plays, and on a slow machine a click waits for it until the film is over.
  await ben.page.keyboard.press('k');
  await expectPaused([ann, ben]);
  expect(await expectSameFrame([ann, ben])).toBeGreaterThan(150);
});

test('every pause shows the same frame everywhere, whoever presses', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const people: Person[] = [];
  for (const [name, oneWayMs] of Object.entries({ Ann: 10, Ben: 60, Cleo: 120 }))
    people.push(await enter(await lockstep.visit(linkTo(room, name), { link: { oneWayMs } })));
  for (const { page } of people) {
    await page.keyboard.press('k');
    await expectPlaying(people);
    await page.keyboard.press('k');
    await expectPaused(people);
    await expectSameFrame(people);
  }
});

test('somebody who comes late comes in where the others are, and moves nobody', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann'), near));
  await ann.page.keyboard.press('k');
  await expectPlaying([ann]);
  await ann.page.evaluate(() => globalThis.__sampler.take());
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben'), far));
  await expectPlaying([ben]);
  const { events } = await ann.page.evaluate(() => globalThis.__sampler.take());
  expect(events.filter(([, kind]) => kind === 'pause' || kind === 'seeking')).toEqual([]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
});

test('everybody sees who did what, who is there, and how near they are', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await expect(button(ann.page, '2 people here')).toBeVisible();
  await ben.page.keyboard.press('k');
  await expect(ann.page.getByText('Ben pressed play').first()).toBeVisible();
  await openTab(ann.page, 'People');
  await expect(ann.page.getByRole('listitem').filter({ hasText: 'Ben' })).toContainText('in step');
  await ben.page.keyboard.press('k');
  await expect(ann.page.getByText('Ben paused').first()).toBeVisible();
});

test('who closes the page is gone for the others', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await expect(button(ann.page, '2 people here')).toBeVisible();
  await ben.page.close({ runBeforeUnload: true });
  await expect(ann.page.getByText('Ben left').first()).toBeVisible();
  await expect(button(ann.page, '1 person here')).toBeVisible();
});

test('the keyboard moves the film for all and the volume for one', async ({ lockstep }) => {
  const both = await lockstep.roomWith(['Ann', 'Ben']);
  const [ann, ben] = both;
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  const { keyboard } = ann.page;
  await keyboard.press('5');
  for (const { page } of both) await expect.poll(async () => (await film(page)).position).toBeCloseTo(15, 1);
  await keyboard.press('j');
  for (const { page } of both) await expect.poll(async () => (await film(page)).position).toBeCloseTo(5, 1);
  await keyboard.press('l');
  await keyboard.press('ArrowLeft');
  for (const { page } of both) await expect.poll(async () => (await film(page)).position).toBeCloseTo(10, 1);
  await keyboard.press('m');
  await expect.poll(async () => (await film(ann.page)).audible).toBe(false);
  expect((await film(ben.page)).audible).toBe(true);
  await keyboard.press('Space');
  await expectPlaying(both);
  await keyboard.press('?');
  await expect(ann.page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});
