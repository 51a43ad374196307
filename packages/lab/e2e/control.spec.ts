import type { Page } from '@playwright/test';
import { button, expect, expectPaused, expectPlaying, film, test } from './lockstep.ts';
import { screens, showPeople } from './screens.ts';

const control = (page: Page) => button(page, /^Who controls the film/);

async function choose(page: Page, name: string): Promise<void> {
  await control(page).click();
  await page.getByRole('menuitemradio', { name }).click();
}

for (const [screen, wishes] of screens) {
  test(`[RM42] on ${screen}: with hosts in control others see it, and are told why their keys do nothing`, async ({
    lockstep,
  }) => {
    const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben'], wishes);
    if (ann === undefined || ben === undefined) throw new Error('nobody came');
    await showPeople(ann, ben);
    await expect(control(ben.page)).toHaveAccessibleName('Who controls the film: Everyone');
    await choose(ann.page, 'Only hosts and moderators');
    await expect(control(ben.page)).toHaveAccessibleName(/Hosts\. You cannot right now/);
    await expect(ben.page.getByText('Ann left control to the hosts').first()).toBeVisible();
    await ben.page.keyboard.press('k');
    await expect(ben.page.getByText('Only the hosts move the film here.').first()).toBeVisible();
    expect((await film(ann.page)).paused).toBe(true);
    await control(ben.page).click();
    await expect(ben.page.getByText('You can watch, but not steer. Ask Ann.').first()).toBeVisible();
    await ben.page.keyboard.press('Escape');
    await ann.page.keyboard.press('k');
    await expectPlaying([ann, ben]);
    const before = (await film(ben.page)).position;
    await ben.page.keyboard.press('0');
    await ben.page.waitForTimeout(1500);
    expect((await film(ben.page)).position).toBeGreaterThan(before);
  });
}

test('[RM42] the baton is taken, given, and free when its holder goes', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await showPeople(ann, ben);
  await choose(ann.page, 'One at a time, with a baton');
  await expect(control(ann.page)).toHaveAccessibleName('Who controls the film: You');
  await expect(control(ben.page)).toHaveAccessibleName(/: Ann\. You cannot/);
  await control(ben.page).click();
  await ben.page.getByRole('menuitem', { name: 'Take control' }).click();
  await expect(control(ann.page)).toHaveAccessibleName(/: Ben\. You cannot/);
  await expect(ann.page.getByText('Ben has control now').first()).toBeVisible();
  await ann.page.keyboard.press('k');
  await expect(ann.page.getByText(/Ben has control of the film/).first()).toBeVisible();
  await ben.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await ben.page.keyboard.press('k');
  await expectPaused([ann, ben]);
  await button(ben.page, 'Ann: what you can do').click();
  await ben.page.getByRole('menuitem', { name: 'Give Ann control' }).click();
  await expect(control(ann.page)).toHaveAccessibleName('Who controls the film: You');
  await ann.page.close({ runBeforeUnload: true });
  await expect(control(ben.page)).toHaveAccessibleName(/: Free\. You cannot/);
});
