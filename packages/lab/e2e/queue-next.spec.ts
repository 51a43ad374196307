/** The next episode: offered from this server's folder and from files shown in a visit; and the ways through the queue that change it as a whole. */
import type { Page } from '@playwright/test';
import { joinRoom } from '../src/harness/product.ts';
import { both } from './bar.ts';
import { openFilmServer, type FilmServer } from './film-server.ts';
import { button, expect, film, filmReady, test } from './lockstep.ts';

let server: FilmServer;

test.beforeAll(async () => {
  server = await openFilmServer(
    'next',
    ['Show/Show S01E09', 'Show/Show S01E10', 'Show/Show S01E11', 'Show/Other'].map((film) => `${film}.mp4`),
  );
});
test.afterAll(() => server.close());

const titles = (page: Page): Promise<readonly string[]> =>
  page.getByRole('tabpanel').locator('ol > li p:first-child').allTextContents();
const card = (page: Page) =>
  page.getByRole('main').getByRole('region', { name: 'The next episode is there too' });

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`[QU11][QU14] the next episode of the server’s folder: ${viewport.width} × ${viewport.height}`, async ({
    browser,
  }) => {
    const { at } = server;
    const [one, two] = [await browser.newContext({ viewport }), await browser.newContext({ viewport })];
    try {
      const ann = await one.newPage();
      await ann.goto(`${at}/?u=Ann`);
      await button(ann, 'This server’s films').click();
      await button(ann, 'Show').click();
      await button(ann, /^Show S01E09/).click();
      await filmReady(ann);
      const ben = await two.newPage();
      await ben.goto(`${at}${new URL(ann.url()).pathname}?u=Ben`);
      await joinRoom(ben);
      await filmReady(ben);

      await test.step('below the queue, at any time', async () => {
        await ann.getByRole('tab', { name: /^Queue/ }).click();
        await button(ann, 'Add “Show S01E10” to the queue').click();
        await expect.poll(() => titles(ann)).toEqual(['Show S01E09', 'Show S01E10']);
        await expect(button(ann, /to the queue$/)).toHaveCount(0);
      });

      await test.step('over the picture, near the end of the last film', async () => {
        await button(ann, 'Play “Show S01E10” now').click();
        await expect(ann).toHaveTitle(/Show S01E10/);
        await filmReady(ann);
        await expect(card(ann)).toHaveCount(0);
        await ann.keyboard.press('9');
        await expect.poll(async () => (await film(ann)).position).toBeGreaterThan(26);
        await ann.keyboard.press('k');
        await expect(card(ann)).toBeVisible();
        await expect(card(ann)).toContainText('Next: Show S01E11');
        await expect.poll(async () => (await film(ben)).paused, { timeout: 20_000 }).toBe(true);
        await card(ann)
          .getByRole('button', { name: /^(Play it|Next: )/ })
          .click();
        await expect(ben).toHaveTitle(/Show S01E11/);
        for (const page of [ann, ben])
          await expect.poll(async () => (await film(page)).position).toBeGreaterThan(0.5);
        await expect(card(ann)).toHaveCount(0);
      });
    } finally {
      await one.close();
      await two.close();
    }
  });
}

test('[QU13][QU14] of own files the one that was left out comes next', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(['Show S01E10', 'Show S01E09'].map((name) => `${server.films}/Show/${name}.mp4`));
  const dialog = page.getByRole('dialog', { name: 'Add several films' });
  await dialog.getByRole('checkbox', { name: 'Add “Show S01E10”' }).uncheck();
  await expect(dialog.getByText('offered later as next episodes')).toBeVisible();
  await button(page, 'Add one film').click();
  await filmReady(page);
  await page.getByRole('tab', { name: /^Queue/ }).click();
  await button(page, 'Add “Show S01E10” to the queue').click();
  await button(page, 'Play “Show S01E10” now').click();
  await expect(page).toHaveTitle(/S01E10/);
  await filmReady(page);
});

test('[RM81][RM82][RM83] removed, cleared and shuffled, each is taken back by a press, and all see one order', async ({
  lockstep,
}) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  for (const { page } of people) await page.getByRole('tab', { name: /^Queue/ }).click();
  await button(ann.page, 'More for the queue').click();
  await ann.page.getByRole('menuitem', { name: 'Add several films…' }).click();
  const names = ['one', 'two', 'three', 'four', 'five'];
  await ann.page
    .getByRole('dialog')
    .getByRole('textbox')
    .fill(names.map((name) => `https://films.example/${name}.mp4`).join('\n'));
  await button(ann.page, 'Add 5 films').click();
  const all = ['Demo film', ...names];
  await expect.poll(() => titles(ben.page)).toEqual(all);

  await button(ann.page, 'More for “two”').click();
  await ann.page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.poll(() => titles(ben.page)).toEqual(all.filter((name) => name !== 'two'));
  await expect(ann.page.getByText('“two” was removed.')).toBeVisible();
  // What had the focus is gone; the keys go on from the way back.
  await expect(button(ann.page, 'Undo')).toBeFocused();
  await ann.page.keyboard.press('Enter');
  await expect.poll(() => titles(ben.page)).toEqual(all);

  await button(ben.page, 'More for the queue').click();
  await ben.page.getByRole('menuitem', { name: 'Shuffle what comes' }).click();
  await expect.poll(() => titles(ann.page)).not.toEqual(all);
  const mixed = await titles(ann.page);
  expect(mixed[0]).toBe('Demo film');
  expect(mixed.toSorted((a, b) => a.localeCompare(b))).toEqual(all.toSorted((a, b) => a.localeCompare(b)));
  await expect.poll(() => titles(ben.page)).toEqual(mixed);
  await expect(ann.page.getByText('Ben shuffled the queue').first()).toBeAttached();
  await button(ben.page, 'Undo').click();
  await expect.poll(() => titles(ann.page)).toEqual(all);

  await button(ann.page, 'More for “four”').click();
  await ann.page.getByRole('menuitem', { name: 'Play next' }).click();
  await expect.poll(() => titles(ben.page)).toEqual(['Demo film', 'four', 'one', 'two', 'three', 'five']);
  const grip = ann.page.getByRole('button', { name: /^Move “four”/ });
  await grip.press('End');
  await expect(ann.page.getByText('“four” is now 6 of 6.')).toBeAttached();
  await grip.press('ArrowUp');
  await grip.press('ArrowUp');
  await expect.poll(() => titles(ben.page)).toEqual(['Demo film', 'one', 'two', 'four', 'three', 'five']);
  await expect(grip).toBeFocused();

  await button(ann.page, 'More for the queue').click();
  await ann.page.getByRole('menuitem', { name: 'Clear the queue…' }).click();
  await expect(ann.page.getByRole('dialog')).toContainText('5 films are taken off for everybody.');
  await button(ann.page, 'Keep it').click();
  await expect.poll(() => titles(ben.page)).toHaveLength(6);
  await button(ann.page, 'More for the queue').click();
  await ann.page.getByRole('menuitem', { name: 'Clear the queue…' }).click();
  await ann.page.getByRole('dialog').getByRole('button', { name: 'Clear the queue' }).click();
  await expect.poll(() => titles(ben.page)).toEqual(['Demo film']);
  await button(ann.page, 'Undo').click();
  await expect.poll(() => titles(ben.page)).toHaveLength(6);
});

test('[RM37] what repeats is chosen in the queue', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  await ann.page.getByRole('tab', { name: /^Queue/ }).click();
  await button(ann.page, 'More for the queue').click();
  await ann.page.getByRole('menuitemradio', { name: 'This film' }).click();
  await expect(ben.page.getByText('Ann lets this film repeat').first()).toBeAttached();
});
