/** A device whose sound is late says so, and runs ahead of the others by it. */
import { button, enter, expect, expectPlaying, linkTo, skewMs, test } from './lockstep.ts';

test('by eye and ear: the delay is set with keys, kept, and found again', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/calibrate');
  await button(page, 'Start beeps and flashes').click();
  const lamp = page.getByRole('img', { name: /flashes once a second/ }).locator('.opacity-0');
  const lights = async () => Number(await lamp.evaluate((element) => getComputedStyle(element).opacity));
  await expect.poll(lights, { intervals: [20], timeout: 10_000 }).toBeGreaterThan(0.5);
  await expect.poll(lights, { intervals: [20] }).toBe(0);
  const slider = page.getByRole('slider', { name: 'The sound is late by' });
  await slider.focus();
  for (let press = 0; press < 4; press++) await slider.press('ArrowRight');
  await button(page, '5 ms more').click();
  await expect(page.getByText('+25 ms', { exact: true }).first()).toBeVisible();
  await button(page, 'Stop').click();
  await page.reload();
  await expect(page.getByText('+25 ms', { exact: true }).first()).toBeVisible();
});

test('by tapping along, with nothing but keys', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/calibrate', { viewport: { width: 390, height: 844 } });
  await button(page, 'Tap along instead').focus();
  await page.keyboard.press('Enter');
  const pad = button(page, /Tap here/);
  for (const round of ['beeps', 'flashes']) {
    await expect(pad).toBeFocused();
    await page.waitForTimeout(1500);
    for (let left = 8; left > 0; left--) {
      await expect(pad).toHaveText(new RegExp(`: ${left} more`));
      await page.keyboard.press(' ');
      await page.waitForTimeout(900);
    }
    if (round === 'beeps') await button(page, 'Go on with the flashes').press('Enter');
  }
  // Whether these taps were steady enough is for the tests of the sums.
  await expect(
    page.getByText(/Found and kept: −?-?[0-9]+ ms\.|too far from each other/).first(),
  ).toBeVisible();
});

test('in a room the late device runs ahead by its delay, and nobody sees a gap', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(20);
  await button(ann.page, 'Settings').first().click();
  await button(ann.page, 'Measure…').click();
  await expect(ann.page.getByText('Mute or pause the film while you do this.').first()).toBeVisible();
  for (let press = 0; press < 20; press++) await button(ann.page, '5 ms more').click();
  await expect(ann.page.getByText('+100 ms', { exact: true }).first()).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await expect.poll(() => skewMs([ann, ben]), { timeout: 25_000 }).toBeGreaterThan(90);
  expect(await skewMs([ann, ben])).toBeLessThan(115);
  await ben.page.getByRole('tab', { name: 'People' }).click();
  await expect(ben.page.getByRole('tabpanel').getByText('in step')).toBeVisible();
});
