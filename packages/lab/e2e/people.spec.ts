import { button, enter, expect, expectPlaying, film, linkTo, test } from './lockstep.ts';
import { RawMember } from './raw-member.ts';
import { screens, showPeople, wake } from './screens.ts';

for (const [screen, wishes] of screens) {
  test(`on ${screen}: each row tells who, on what, where, how far from me and how the line is`, async ({
    lockstep,
  }) => {
    const room = await lockstep.makeRoom();
    const ann = await enter(await lockstep.visit(linkTo(room, 'Ann'), wishes));
    await showPeople(ann);
    await enter(await lockstep.visit(linkTo(room, 'Ben')));
    await expect(ann.page.getByText('Ben joined · 2 people').first()).toBeVisible();
    const cleo = await RawMember.join(lockstep.server.port, room, 'Cleo');
    await ann.page.keyboard.press('k');
    cleo.tell(5, { stalls: 2, bytesPerSec: 350_000 });
    const row = ann.page.getByRole('listitem').filter({ hasText: 'Cleo' });
    await expect(row).toContainText('TV');
    await expect(row).toContainText('playing');
    await expect(row).toContainText(/[45]\.\d s behind you/);
    await expect(row).toContainText('8 ± 2.0 ms');
    await expect(row).toContainText('350 kB/s');
    await expect(row).toContainText('2 stalls');
    await expect(ann.page.getByRole('listitem').filter({ hasText: 'Ben' })).toContainText('in step');
    await cleo.leave();
    await expect(ann.page.getByText('Cleo left · 2 people').first()).toBeVisible();
  });
}

test('[CL53] whoever is stuck is named once, and called fine again once', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await showPeople(ann);
  const cleo = await RawMember.join(lockstep.server.port, room, 'Cleo');
  cleo.tell(0);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann]);
  cleo.tell(1, { state: 'buffering', visible: false });
  await expect(ann.page.getByText('Cleo is stuck: the page is hidden there').first()).toBeVisible();
  cleo.tell(0);
  await expect(ann.page.getByText('Cleo is fine again').first()).toBeVisible();
  // A short one is no news.
  cleo.tell(0, { state: 'buffering' });
  await ann.page.waitForTimeout(400);
  cleo.tell(0);
  await ann.page.waitForTimeout(4000);
  await expect(ann.page.getByText(/is stuck/)).toBeHidden();
  await cleo.leave();
});

test('[RM67] everybody is told where everybody is', async ({ lockstep }) => {
  const people = await lockstep.roomWith(['Ann', 'Ben']);
  const [ann] = people;
  if (ann === undefined) throw new Error('nobody came');
  await showPeople(ann);
  await ann.page.keyboard.press('5');
  for (const { page } of people)
    await expect.poll(async () => (await film(page)).position).toBeCloseTo(15, 0);
  await ann.page.waitForTimeout(1500);
  await button(ann.page, 'Where is everyone?').click();
  for (const { page } of people) {
    const roll = page.getByRole('log', { name: 'Where everybody is' });
    await expect(roll.getByText('Ann asked where everybody is')).toBeVisible();
    await expect(roll.getByRole('listitem')).toHaveText([/Ann\s*0:1[45] · paused/, /Ben\s*0:1[45] · paused/]);
  }
});

test('[RM40][RM44] roles, putting out, putting out for good, and letting in again', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await showPeople(ann, ben);
  const menu = button(ann.page, 'Ben: what you can do');
  await menu.click();
  await ann.page.getByRole('menuitemradio', { name: 'Viewer' }).click();
  await expect(ben.page.getByText('You are a viewer now: you can watch and chat').first()).toBeVisible();
  // Nothing is offered to a viewer that the room would refuse.
  await button(ben.page, 'Ann: what you can do').click();
  await expect(ben.page.getByRole('menuitem')).toHaveText(['Go to Ann, only you', 'Send a file…']);
  await ben.page.keyboard.press('Escape');
  await menu.click();
  await ann.page.getByRole('menuitem', { name: 'Put out…' }).click();
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Put out', exact: true }).click();
  await expect(ben.page.getByText('You were put out of the room').first()).toBeVisible();
  await button(ben.page, 'Come back').click();
  await menu.click();
  await ann.page.getByRole('menuitem', { name: 'Put out…' }).click();
  await button(ann.page, 'Put out for good').click();
  await expect(ben.page.getByText('You cannot come into this room').first()).toBeVisible();
  await ann.page.getByText('1 person put out for good').click();
  await button(ann.page, 'Let in again').click();
  await ben.page.reload();
  await enter(ben);
  await expect(menu).toBeVisible();
});

test('I change my name, and everybody sees it', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await showPeople(ann, ben);
  await button(ann.page, 'You: what you can do').click();
  await ann.page.getByRole('menuitem', { name: 'Change my name…' }).click();
  await ann.page.getByLabel('Name, for everybody to see').fill('安');
  await ann.page.keyboard.press('Enter');
  await expect(ben.page.getByRole('listitem').filter({ hasText: '安' })).toBeVisible();
});

test('another tab of mine is me, elsewhere; the same name of somebody else is told apart', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await showPeople(ann);
  const other = await ann.context.newPage();
  await enter({ ...ann, page: await opened(other, ann.line.url + linkTo(room, 'Ann')) });
  await expect(ann.page.getByText('you, elsewhere').first()).toBeVisible();
  await expect(button(ann.page, '1 person here')).toBeVisible();
  await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await expect(ann.page.getByText('Ann (2)', { exact: true }).first()).toBeVisible();
  await expect(button(ann.page, '2 people here')).toBeVisible();
});

test('the gaps of the others lie over the picture, also in fullscreen, off until wanted', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await showPeople(ann);
  const cleo = await RawMember.join(lockstep.server.port, room, 'Cleo');
  await ann.page.keyboard.press('k');
  cleo.tell(5);
  const stage = ann.page.getByRole('region', { name: 'Stage' });
  const gaps = stage.getByRole('region', { name: 'How far the others are' });
  await expect(gaps).toBeHidden();
  await ann.page.keyboard.press('f');
  await wake(ann.page);
  await stage.getByRole('button', { name: 'Gaps over the picture' }).click();
  await expect(gaps).toContainText(/Cleo.*behind you/);
  const box = await gaps.boundingBox();
  const size = ann.page.viewportSize();
  expect(box?.x).toBeLessThan((size?.width ?? 0) / 4);
  // Clickable, and on the line it changes nothing.
  await gaps.getByRole('button', { name: 'Go to Cleo, only you' }).click();
  await expectPlaying([ann]);
  await cleo.leave();
});

async function opened(page: import('@playwright/test').Page, url: string) {
  await page.goto(url);
  return page;
}

test('[PR35] with two hundred people the panel tells figures and names, and holds nothing up', async ({
  lockstep,
}) => {
  test.setTimeout(150_000);
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await showPeople(ann);
  await ann.page.keyboard.press('k');
  const crowd: RawMember[] = [];
  while (crowd.length < 180) {
    const next = Array.from({ length: 20 }, (_, i) => `P${crowd.length + i}`);
    crowd.push(...(await Promise.all(next.map((name) => RawMember.join(lockstep.server.port, room, name)))));
    // Whoever says nothing for ten seconds is gone.
    for (const member of crowd.slice(-next.length)) member.tell(0);
  }
  await expect(ann.page.getByRole('region', { name: 'The whole room' })).toContainText('181 people here');
  const list = ann.page.getByRole('list', { name: 'People' });
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '181');
  // Far fewer on the page than there are.
  expect(await list.getByRole('listitem').count()).toBeLessThan(60);
  await ann.page.evaluate(() => {
    const long: number[] = [];
    Object.assign(globalThis, { __long: long });
    new PerformanceObserver((entries) =>
      long.push(...entries.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
  const alive = setInterval(() => {
    for (const member of crowd) member.tell(0);
  }, 4000);
  const panel = list.locator('xpath=ancestor::*[contains(@class,"overflow-y-auto")][1]');
  // The processors are others' too: what the panel itself does too long it does each time.
  await expect(async () => {
    await panel.evaluate((element) => element.scrollTo(0, 0));
    await ann.page.evaluate(() => (globalThis as unknown as { __long: number[] }).__long.splice(0));
    for (let turn = 0; turn < 10; turn += 1) {
      await panel.evaluate((element) => element.scrollBy(0, 1500));
      await ann.page.waitForTimeout(400);
    }
    expect(await ann.page.evaluate(() => (globalThis as unknown as { __long: number[] }).__long)).toEqual([]);
  }).toPass({ timeout: 60_000 });
  // Whoever comes into sight is asked about, and told of.
  await expect(list.getByRole('listitem').filter({ hasText: 'playing' }).first()).toBeVisible();
  clearInterval(alive);
  for (const member of crowd) await member.leave();
});
