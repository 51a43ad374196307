/** Row 116: markers of the room and automatic ones. */
import { openOtherSite, twoHourFilm } from './other-site.ts';
import { enter, expect, film, linkTo, test, linkWith } from './lockstep.ts';

test('half hours of a long film are marked, only inside it, and a press goes exactly there', async ({
  lockstep,
}) => {
  const site = await openOtherSite(await twoHourFilm(), true);
  try {
    const room = await lockstep.makeRoom();
    const ann = await enter(await lockstep.visit(linkWith(room, 'Ann', site.film)));
    const { page } = ann;
    const notches = page.locator('[data-marker=automatic]');
    await expect(notches).toHaveCount(4);
    const bar = await page.getByRole('slider', { name: 'Position' }).boundingBox();
    if (bar === null) throw new Error('no bar');
    const place = async (nth: number): Promise<number> => {
      const box = await notches.nth(nth).boundingBox();
      return (((box?.x ?? 0) + (box?.width ?? 0) / 2 - bar.x) / bar.width) * 7500;
    };
    for (const nth of [0, 1, 2, 3]) expect(Math.abs((await place(nth)) - (nth + 1) * 1800)).toBeLessThan(20);
    // Some pixels beside it.
    const x = bar.x + (5400 / 7500) * bar.width + 3;
    await page.mouse.move(x, bar.y + bar.height / 2);
    await expect(page.getByText('1.5 h').first()).toBeVisible();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(async () => (await film(page)).position).toBe(5400);
  } finally {
    await site.close();
  }
});

test('a marker that one sets is everybody’s, has a name, leads there, and can be taken away', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await expect(ann.page.locator('[data-marker]')).toHaveCount(0);
  await ann.page.keyboard.press('5');
  await expect.poll(async () => (await film(ben.page)).position).toBeCloseTo(15, 1);
  const openList = async (page: typeof ann.page): Promise<void> => {
    await page.mouse.move(300, 300);
    await page.mouse.move(310, 300);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Markers' }).click();
  };
  await openList(ann.page);
  await ann.page.getByLabel('Name, if it needs one').fill('The kiss');
  await ann.page.getByRole('button', { name: 'Set a marker at 0:15' }).click();
  await ann.page.keyboard.press('Escape');
  await expect(ben.page.getByText('Ann marked 0:15: “The kiss”').first()).toBeVisible();
  await expect(ben.page.locator('[data-marker]')).toHaveCount(1);

  await ben.page.keyboard.press('0');
  await expect.poll(async () => (await film(ann.page)).position).toBeLessThan(0.2);
  await openList(ben.page);
  await ben.page.getByRole('button', { name: '0:15 The kiss', exact: true }).click();
  await expect.poll(async () => (await film(ann.page)).position).toBeCloseTo(15, 1);

  const bar = await ben.page.getByRole('slider', { name: 'Position' }).boundingBox();
  if (bar === null) throw new Error('no bar');
  await ben.page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2);
  await expect(ben.page.locator('output').filter({ hasText: 'The kiss' })).toBeVisible();

  await openList(ben.page);
  await ben.page.getByRole('button', { name: 'Remove The kiss at 0:15' }).click();
  await expect(ann.page.locator('[data-marker]')).toHaveCount(0);
});
