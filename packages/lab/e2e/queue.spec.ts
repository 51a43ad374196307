/** The queue: put in order by dragging and by keys, renamed, taken off; and found again on the first page. */
import type { Page } from '@playwright/test';
import { button, expect, test, settled } from './lockstep.ts';

const titles = async (page: Page): Promise<readonly string[]> =>
  page.getByRole('tabpanel').locator('ol > li p:first-child').allTextContents();

test('films are put in order by dragging and by keys, and everybody sees it', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  for (const { page } of [ann, ben]) await page.getByRole('tab', { name: /^Queue/ }).click();
  for (const name of ['one', 'two', 'three']) {
    await ann.page.getByLabel('Link to a film').fill(`https://films.example/${name}.mp4`);
    await ann.page.getByLabel('Link to a film').press('Enter');
  }
  await expect.poll(() => titles(ben.page)).toEqual(['Demo film', 'one', 'two', 'three']);

  await ann.page.getByRole('button', { name: /^Move “three”/ }).press('ArrowUp');
  await expect.poll(() => titles(ben.page)).toEqual(['Demo film', 'one', 'three', 'two']);
  await expect(ann.page.getByText('“three” is now 3 of 4.')).toBeAttached();

  const grip = ann.page.getByRole('button', { name: /^Move “two”/ });
  const first = await ann.page.getByRole('button', { name: /^Move “one”/ }).boundingBox();
  await grip.hover();
  await ann.page.mouse.down();
  await ann.page.mouse.move((first?.x ?? 0) + 10, (first?.y ?? 0) + 30, { steps: 5 });
  await ann.page.mouse.move((first?.x ?? 0) + 10, (first?.y ?? 0) + 10, { steps: 5 });
  await ann.page.mouse.up();
  await expect.poll(() => titles(ben.page)).toEqual(['Demo film', 'two', 'one', 'three']);

  await ben.page.getByRole('button', { name: 'More for “one”' }).click();
  await ben.page.getByRole('menuitem', { name: 'Rename' }).click();
  await ben.page.getByLabel('New name').fill('Number one');
  await ben.page.getByLabel('New name').press('Enter');
  await expect.poll(() => titles(ann.page)).toEqual(['Demo film', 'two', 'Number one', 'three']);
  await ben.page.getByRole('button', { name: 'More for “three”' }).click();
  await ben.page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.poll(() => titles(ann.page)).toEqual(['Demo film', 'two', 'Number one']);
});

test('a link that was watched is on the first page again, until it is taken off', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await ann.page.getByRole('tab', { name: /^Queue/ }).click();
  await ann.page.getByLabel('Link to a film').fill('https://films.example/Long%20evening.mp4');
  await ann.page.getByLabel('Link to a film').press('Enter');
  await settled(ann.page);
  // What keeps it in mind is loaded first.
  const kept = () => ann.page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  await expect.poll(kept).toContain('Long evening');
  await ann.page.goto(`${ann.line.url}/`);
  await expect(button(ann.page, /Long evening/).first()).toBeVisible();
  await button(ann.page, 'Take Long evening off the list').click();
  await ann.page.reload();
  await expect(ann.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(button(ann.page, /Long evening/)).toHaveCount(0);
});
