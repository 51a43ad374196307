/** Settings: mine stay mine, the room's are everybody's, and who may not change them is told why. */
import type { Page } from '@playwright/test';
import { joinRoom } from '../src/harness/product.ts';
import { button, enter, expect, expectPlaying, film, filmReady, linkTo, test } from './lockstep.ts';

async function openSettings(page: Page, part: 'Mine' | 'The room’s'): Promise<void> {
  await button(page, 'Settings').first().click();
  await page.getByRole('dialog').getByRole('tab', { name: part }).click();
}

test('what the host changes the others see, and may not change without the right', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await openSettings(ann.page, 'The room’s');
  await ann.page.getByLabel('Name of the room').fill('Film club');
  await ann.page.getByLabel('Name of the room').press('Enter');
  await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('Film club');
  await expect(ben.page).toHaveTitle(/Film club · Lockstep \(Ben\)$/);
  await ann.page.getByLabel('Who controls the film', { exact: true }).selectOption('Hosts and moderators');
  await ann.page.getByLabel('Repeat', { exact: true }).selectOption('The whole queue');
  // Calls go straight from browser to browser here: no more than six are offered. [CA3]
  const most = ann.page.getByLabel('How many at most', { exact: true });
  await expect(most.locator('option')).toHaveText(['2', '3', '4', '5', '6']);
  await openSettings(ben.page, 'The room’s');
  const mode = ben.page.getByLabel('Who controls the film', { exact: true });
  await expect(mode).toHaveValue('hosts');
  await expect(mode).toBeDisabled();
  await expect(ben.page.getByText('Needs the role Moderator or above.').first()).toBeVisible();
  await expect(ben.page.getByLabel('Repeat', { exact: true })).toHaveValue('queue');
  // A member may set how the room waits and repeats, as long as the table says so.
  await expect(ben.page.getByLabel('Repeat', { exact: true })).toBeEnabled();
  await ann.page.getByText('Who may do what').click();
  await ann.page.getByLabel('Waiting, repeat, speeds').selectOption('Host');
  await expect(ben.page.getByLabel('Repeat', { exact: true })).toBeDisabled();
  await expect(ben.page.getByText('Only a host may change this.').first()).toBeVisible();
});

test('a password and a lock set here are what the next one meets', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await openSettings(page, 'The room’s');
  await page.getByLabel('Set a password').fill('sesame');
  await page.getByLabel('Set a password').press('Enter');
  await expect(page.getByText('The room has a password.').first()).toBeVisible();
  const ben = await lockstep.visit(`/r/${room}?u=Ben`);
  await joinRoom(ben.page);
  await expect(ben.page.getByRole('heading', { name: 'This room has a password' })).toBeVisible();
  await button(page, 'Remove the password').click();
  await expect(page.getByText('The room has no password.').first()).toBeVisible();
  await page.getByRole('switch', { name: 'Locked' }).click();
  const cy = await lockstep.visit(`/r/${room}?u=Cy`);
  await joinRoom(cy.page);
  await expect(cy.page.getByRole('heading', { name: 'The room is locked' })).toBeVisible();
});

test('the owner link makes host, is shown once, and leaves no trace in the address', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await openSettings(page, 'The room’s');
  await button(page, 'Make an owner link').click();
  const link = new URL(await page.getByRole('textbox', { name: 'Owner link' }).inputValue());
  expect(link.hash).toMatch(/^#owner=[A-Za-z0-9_-]{32}$/);
  expect(link.search).toBe('');
  const dialog = page.getByRole('dialog');
  await button(page, 'Close').first().click();
  await expect(dialog).toBeHidden();
  await openSettings(page, 'The room’s');
  await expect(page.getByText('There is one. It cannot be shown again.').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Owner link' })).toBeHidden();

  const ben = await lockstep.visit(`${link.pathname}?u=Ben${link.hash}`);
  await joinRoom(ben.page);
  expect(new URL(ben.page.url()).hash).toBe('');
  await openSettings(ben.page, 'The room’s');
  await expect(button(ben.page, 'Close the room…')).toBeEnabled();
});

test('closing the room asks once more, and then ends it for everybody', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await openSettings(ann.page, 'The room’s');
  await button(ann.page, 'Close the room…').click();
  await button(ann.page, 'Keep it').click();
  await button(ann.page, 'Close the room…').click();
  await ann.page.getByRole('alert').getByRole('button', { name: 'Close the room' }).click();
  for (const { page } of [ann, ben]) {
    await expect(page.getByRole('heading', { name: 'This room was closed' })).toBeVisible();
  }
});

test('mine are kept: language, colours, volume to begin with, name', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await openSettings(page, 'Mine');
  await page.getByLabel('Colours').selectOption('Light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('meta[name="theme-color"]').first()).toHaveAttribute('content', '#f7f3ec');
  await page.getByLabel('Volume to begin with').selectOption('50 %');
  await page.getByRole('dialog').getByLabel('Your name').fill('Anna');
  await page.getByRole('dialog').getByLabel('Your name').press('Enter');
  await expect(page).toHaveTitle(/\(Anna\)$/);
  await page.getByLabel('Language').selectOption('中文');
  await expect(page.getByRole('dialog').getByRole('heading', { name: '设置' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.getByLabel('你的名字')).toHaveValue('Anna');
  await button(page, '加入').click();
  await expect
    .poll(() => page.evaluate(() => document.querySelector('video')?.volume ?? 0))
    .toBeGreaterThan(0.4);
});

test('[CL50][FO85] one stops following the room and comes back, and says how closely to follow', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await filmReady(ann.page);
  await openSettings(ann.page, 'Mine');
  await ann.page.getByLabel('How closely').selectOption('2 s apart at most');
  const follow = ann.page.getByRole('switch', { name: 'Follow the room' });
  await expect(follow).toBeChecked();
  await follow.click();
  await expect(follow).not.toBeChecked();
  await ben.page.keyboard.press('k');
  await expectPlaying([ben]);
  expect((await film(ann.page)).paused).toBe(true);
  await follow.click();
  await expectPlaying([ann, ben]);
  await ann.page.reload();
  await enter(ann);
  await openSettings(ann.page, 'Mine');
  await expect(ann.page.getByLabel('How closely')).toHaveValue('2');
});

test('the settings open over a fullscreen stage, and as a sheet on a phone', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.mouse.move(300, 300);
  await page.getByRole('region', { name: 'Stage' }).getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog')).toBeInViewport();
  expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  // What is pressed in the dialog must not reach the film.
  await page.keyboard.press('Tab');
  await page.keyboard.press('k');
  expect((await film(page)).paused).toBe(true);

  const ben = await lockstep.visit(linkTo(room, 'Ben'), {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await enter(ben);
  await button(ben.page, 'Settings').tap();
  const sheet = ben.page.getByRole('dialog');
  await expect(sheet).toBeInViewport();
  // It comes up from below.
  await expect
    .poll(async () => {
      const box = await sheet.boundingBox();
      return [box?.width ?? 0, (box?.y ?? 0) + (box?.height ?? 0)].map(Math.round);
    })
    .toEqual([390, 844]);
  expect(await ben.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
