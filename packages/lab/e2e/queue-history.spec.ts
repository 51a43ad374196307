/** What was watched on this device: found again, gone on with where everybody wishes it, and forgotten; links with films; the legal note. */
import type { Page } from '@playwright/test';
import { both, positionsNear } from './bar.ts';
import {
  button,
  enter,
  expect,
  expectPaused,
  film,
  filmReady,
  test,
  type Person,
  settled,
  linkWith,
} from './lockstep.ts';
import { phone } from './screens.ts';
import { openOtherSite, twoHourFilm, type OtherSite } from './other-site.ts';
import { joinRoom } from '../src/harness/product.ts';

let site: OtherSite;
test.beforeAll(async () => {
  site = await openOtherSite(await twoHourFilm(), true);
});
test.afterAll(() => site.close());

const past = (page: Page) => page.getByRole('region', { name: 'Your films' });
const offer = (page: Page) => page.getByRole('region', { name: /^You stopped at/ });
/** As a link that somebody was sent. */
const secret = () => `${site.film}?token=0a1b2c3d4e5f6a7b8c9d`;

async function join(person: Person): Promise<void> {
  await enter(person);
}

test('[QU6][QU7][QU16] a film is gone on with where it was left, for all and by a press on a phone', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await lockstep.visit(linkWith(room, 'Ann', secret()), phone);
  await join(ann);
  await expect(offer(ann.page)).toHaveCount(0);
  await ann.page.keyboard.press('5');
  await positionsNear([ann], 3750);
  await ann.page.keyboard.press('k');
  await expect.poll(async () => (await film(ann.page)).position).toBeGreaterThan(3751);
  await ann.page.keyboard.press('k');
  await expectPaused([ann]);
  await settled(ann.page);

  await ann.page.goto(`${ann.line.url}/`);
  await expect(past(ann.page)).toContainText('1:02:3');
  await expect(past(ann.page)).toContainText('2:05:00');
  // [QU9]
  await expect(past(ann.page)).not.toContainText('token');
  await past(ann.page).getByRole('button', { name: /^film/ }).click();
  await filmReady(ann.page);
  await expect(offer(ann.page)).toBeVisible();
  expect((await film(ann.page)).position).toBe(0);

  const ben = await lockstep.visit(`${new URL(ann.page.url()).pathname}?u=Ben`);
  await joinRoom(ben.page);
  await filmReady(ben.page);
  await expect(offer(ben.page)).toHaveCount(0);
  expect((await film(ben.page)).position).toBe(0);
  await button(ann.page, /^Everyone to 1:02:3/).click();
  for (const { page } of [ann, ben])
    await expect.poll(async () => (await film(page)).position).toBeGreaterThan(3750);
  await expect(ben.page.getByText(/^Ann went to 1:02:3/).first()).toBeAttached();
  await expect(offer(ann.page)).toHaveCount(0);
});

test('[QU16] who may not move the room is offered nothing', async ({ lockstep }) => {
  const ann = await lockstep.visit(
    `/r/${await lockstep.makeRoom()}?u=Ann&url=${encodeURIComponent(site.film)}`,
  );
  await join(ann);
  const ben = await lockstep.visit(`${new URL(ann.page.url()).pathname}?u=Ben`);
  await ben.page.evaluate((url) => {
    const known = { url, title: 'film', position: 2480, duration: 7500, at: 1, seen: false };
    localStorage.setItem('lockstep.films', JSON.stringify([known]));
  }, site.film);
  await ben.page.reload();
  await joinRoom(ben.page);
  await filmReady(ben.page);
  await expect(offer(ben.page)).toBeVisible();
  await button(ann.page, /^Who controls the film/).click();
  await ann.page.getByRole('menuitemradio', { name: 'Only hosts and moderators' }).click();
  await expect(offer(ben.page)).toHaveCount(0);
});

test('[QU8] the list is where another film is put on, and is cleared behind a question', async ({
  lockstep,
}) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await ann.page.getByRole('tab', { name: /^Queue/ }).click();
  await ann.page
    .getByLabel('Link to a film')
    .fill('https://films.example/d/1a2B3c4D5e6F7g8H9i0JkLmN.mp4?key=1');
  await ann.page.getByLabel('Link to a film').press('Enter');
  await button(ann.page, 'Change film').click();
  await expect(past(ann.page)).toContainText('1a2B3c…');
  await expect(past(ann.page)).toContainText('Only this browser remembers them');
  await expect(past(ann.page)).not.toContainText('4D5e6F');
  await button(ann.page, 'Clear the list').click();
  await past(ann.page).getByRole('button', { name: 'Clear the list' }).click();
  await expect(past(ann.page)).toHaveCount(0);
});

test('another film is for everybody, at its beginning, paused, and told by whom', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  await ann.page.keyboard.press('k');
  await expect.poll(async () => (await film(ben.page)).position).toBeGreaterThan(1);
  await button(ann.page, 'Change film').click();
  await ann.page.getByRole('dialog').getByLabel('Link to a film').fill(site.film);
  await ann.page.getByRole('dialog').getByLabel('Link to a film').press('Enter');
  for (const { page } of people)
    await expect.poll(async () => (await film(page)).duration).toBeCloseTo(7500, 0);
  await expectPaused(people);
  for (const { page } of people) expect((await film(page)).position).toBe(0);
  await expect(ben.page.getByText('Ann put on “film”').first()).toBeAttached();
});

test('a page that is loaded again has the same film, where the room is', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await lockstep.visit(linkWith(room, 'Ann', site.film));
  await join(ann);
  // Half of a film whose length is not known yet is nowhere.
  await expect.poll(async () => (await film(ann.page)).duration).toBeCloseTo(7500, 0);
  await ann.page.keyboard.press('5');
  await positionsNear([ann], 3750);
  await ann.page.reload();
  await join(ann);
  await expect.poll(async () => (await film(ann.page)).duration).toBeCloseTo(7500, 0);
  await positionsNear([ann], 3750);
});

test('[QU17] a link’s film rules a room with nobody in it, and no other', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  const path = new URL(ann.page.url()).pathname;
  const withFilm = `${path}?u=Cleo&url=${encodeURIComponent(site.film)}`;
  const cleo = await lockstep.visit(withFilm);
  await join(cleo);
  expect((await film(cleo.page)).duration).toBeCloseTo(30, 0);
  for (const { page, context } of [ann, ben, cleo]) {
    await page.goto('about:blank');
    await context.close();
  }
  const dora = await lockstep.visit(withFilm.replace('Cleo', 'Dora'));
  await expect(dora.page.getByText(/Nobody is there|nobody/i).first()).toBeVisible();
  await join(dora);
  await expect.poll(async () => (await film(dora.page)).duration).toBeCloseTo(7500, 0);
  await expect(dora.page.getByRole('tab', { name: /^Queue/ })).toContainText('2');
});

for (const [locale, words] of [
  ['en-GB', 'Only watch what you may'],
  ['zh-CN', '请只观看你有权观看的内容'],
] as const) {
  test(`what may be watched is said where films are put in: ${locale}`, async ({ lockstep }) => {
    const { page } = await lockstep.visit('/', { locale });
    await expect(page.getByText(words)).toBeVisible();
    await page.getByRole('button', { name: /demo|演示片/ }).click();
    await filmReady(page);
    await page.getByRole('button', { name: /^(Change film|换片)/ }).click();
    await expect(page.getByRole('dialog')).toContainText(words);
  });
}
