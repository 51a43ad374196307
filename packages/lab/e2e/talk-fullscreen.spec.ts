import type { Page } from '@playwright/test';
import { button, test } from './lockstep.ts';
import { box, expect, expectSeen, inChat, overFilm, two, write } from './talk-steps.ts';

const fullscreen = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.fullscreenElement?.ariaLabel);

for (const [device, wishes] of Object.entries({
  computer: {},
  'phone, upright': { viewport: { width: 390, height: 844 }, hasTouch: true },
  'phone, sideways': { viewport: { width: 844, height: 390 }, hasTouch: true },
})) {
  test(`[TK3] one reads and writes in fullscreen: ${device}`, async ({ lockstep }) => {
    const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben'], wishes));
    await ann.page.keyboard.press('f');
    await expect.poll(() => fullscreen(ann.page)).toBe('Stage');
    const stage = ann.page.getByRole('region', { name: 'Stage' });
    await button(ann.page, 'Write a message').click();
    await expect(stage.getByRole('textbox', { name: 'Message' })).toBeFocused();
    const area = await stage.boundingBox();
    const shown = await stage.getByRole('textbox', { name: 'Message' }).boundingBox();
    if (area === null || shown === null) throw new Error('nothing to measure');
    expect(shown.y + shown.height).toBeLessThanOrEqual(area.y + area.height);
    expect(shown.x + shown.width).toBeLessThanOrEqual(area.x + area.width);
    const there = stage.getByRole('textbox', { name: 'Message' });
    await there.fill('from fullscreen');
    await there.press('Enter');
    await expectSeen(overFilm(ben.page, 'from fullscreen'));
    await expectSeen(stage.getByTestId('film-overlay').locator('span', { hasText: 'from fullscreen' }));
  });
}

test('[TK27] Enter opens the box over the film, Esc leaves it and not fullscreen', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await ann.page.keyboard.press('f');
  await expect.poll(() => fullscreen(ann.page)).toBe('Stage');
  await ann.page.keyboard.press('Enter');
  const there = ann.page.getByRole('region', { name: 'Stage' }).getByRole('textbox', { name: 'Message' });
  await expect(there).toBeFocused();
  await there.pressSequentially('k d f');
  expect(await there.inputValue()).toBe('k d f');
  await there.press('Escape');
  await expect(there).toBeHidden();
  expect(await fullscreen(ann.page)).toBe('Stage');
  // What was written is kept for the next time.
  await ann.page.keyboard.press('Enter');
  await there.press('Enter');
  await expect(inChat(ben.page, 'k d f')).toBeVisible();
  await expect(there).toBeHidden();
});

test('[TK20] what is shown beside a film in fullscreen is not taken for seen', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await ann.page.keyboard.press('f');
  await expect.poll(() => fullscreen(ann.page)).toBe('Stage');
  await write(ben.page, 'psst');
  await expect(ann.page).toHaveTitle(/^\(1\) /);
  await ann.page.keyboard.press('f');
  await expect(ann.page).not.toHaveTitle(/^\(/);
});

test('without fullscreen Enter goes to the box of the chat', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await ann.page.keyboard.press('Enter');
  await expect(box(ann.page)).toBeFocused();
  await ann.page.keyboard.press('Escape');
  await expect(box(ann.page)).not.toBeFocused();
});
