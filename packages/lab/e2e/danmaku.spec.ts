import type { Page } from '@playwright/test';
import { button, enter, expectPaused, expectPlaying, film, linkTo, test } from './lockstep.ts';
import { box, expect, expectSeen, inChat, overFilm, phone, two, write } from './talk-steps.ts';

/** Chooses what becomes of the text. */
async function sendAs(page: Page, way: string, timed = false): Promise<void> {
  await button(page, /^Send as/).click();
  await page.getByRole('radio', { name: way }).click({ force: true });
  if (timed) await page.getByRole('checkbox', { name: /Bound to this time/ }).check();
  await page.keyboard.press('Escape');
}

async function settings(page: Page): Promise<void> {
  await button(page, /^Send as/).click();
  await button(page, 'How it looks over the film…').click();
}

test('[TK18] a line of chat crosses the film of all, in the upper part, with its author, and is gone after 7 s', async ({
  lockstep,
}) => {
  const people = two(await lockstep.roomWith(['Ann', 'Ben']));
  await write(people[0].page, 'over the film');
  for (const { page } of people) {
    const text = overFilm(page, 'Ann: over the film');
    await expectSeen(text);
    const [stage, shown] = await Promise.all([
      page.getByRole('region', { name: 'Stage' }).boundingBox(),
      text.boundingBox(),
    ]);
    if (stage === null || shown === null) throw new Error('nothing to measure');
    expect(shown.y + shown.height).toBeLessThanOrEqual(stage.y + stage.height * 0.7 + 2);
    await expect(text).toHaveCount(1);
  }
  for (const { page } of people)
    await expect(overFilm(page, 'over the film')).toHaveCount(0, { timeout: 9000 });
});

test('[TK13][TK17] danmaku of all kinds keep clear of the subtitles and take no presses', async ({
  lockstep,
}) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  for (const [way, text] of [
    ['Danmaku, rolling', 'rolls'],
    ['Danmaku at the top', 'stands above'],
    ['Danmaku at the bottom', 'stands below'],
  ] as const) {
    await sendAs(ann.page, way);
    await write(ann.page, text);
    await expectSeen(overFilm(ben.page, text));
    const stage = await ben.page.getByRole('region', { name: 'Stage' }).boundingBox();
    const shown = await overFilm(ben.page, text).boundingBox();
    if (stage === null || shown === null) throw new Error('nothing to measure');
    expect(shown.y + shown.height).toBeLessThanOrEqual(stage.y + stage.height * 0.85 + 1);
  }
  // A press on the film goes through what lies on it.
  await ben.page.getByRole('region', { name: 'Stage' }).click({ position: { x: 300, y: 200 } });
  await expectPlaying([ann, ben]);
});

test('[TK14] danmaku bound to a time of the film come back with it, for later visitors too', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await ann.page.keyboard.press('5');
  await expect.poll(async () => (await film(ann.page)).position).toBeCloseTo(15, 1);
  await sendAs(ann.page, 'Danmaku, rolling', true);
  await write(ann.page, 'at fifteen');
  await expectSeen(overFilm(ann.page, 'at fifteen'));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  // Said before he came: not shown because it was said.
  await expect(overFilm(ben.page, 'at fifteen')).toHaveCount(0);
  await ben.page.getByRole('region', { name: 'Stage' }).hover();
  for (let i = 0; i < 2; i += 1) await ben.page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await film(ben.page)).position).toBeLessThan(14);
  await ben.page.keyboard.press('k');
  await expectSeen(overFilm(ben.page, 'at fifteen'), 30);
  expect((await film(ben.page)).position).toBeGreaterThan(14);
});

test('[TK3] messages are seen while the film stands', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await expectPaused([ann, ben]);
  await write(ann.page, 'while it stands');
  const text = overFilm(ben.page, 'while it stands');
  await expectSeen(text);
  const first = await text.boundingBox();
  await ben.page.waitForTimeout(700);
  const later = await text.boundingBox();
  expect((first?.x ?? 0) - (later?.x ?? 0)).toBeGreaterThan(20);
});

test('[TK16] settings are at work at once, and remembered', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  const layer = ben.page.getByTestId('film-overlay');
  await settings(ben.page);
  await ben.page.getByRole('slider', { name: 'Opacity' }).fill('0.5');
  await expect(layer).toHaveCSS('opacity', '0.5');
  await ben.page.getByRole('radio', { name: 'Never' }).check({ force: true });
  await ben.page.keyboard.press('Escape');
  await write(ann.page, 'not for Ben');
  await expectSeen(overFilm(ann.page, 'not for Ben'));
  await expect(overFilm(ben.page, 'not for Ben')).toHaveCount(0);

  await ben.page.reload();
  await button(ben.page, 'Join').click();
  await expect(layer).toHaveCSS('opacity', '0.5');
  await box(ben.page).blur();
  await ben.page.keyboard.press('d');
  await expect(layer).toHaveCSS('visibility', 'hidden');
  await ben.page.keyboard.press('d');
  await expect(layer).toHaveCSS('visibility', 'visible');
});

test('[TK15] on a phone danmaku are off to begin with, lines of chat are on', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await lockstep.visit('/', phone);
  // What makes it a phone to the page is what the browser says of itself.
  await ben.context.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', {
      get: () => 'Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/156.0 Mobile Safari/537.36',
    });
  });
  await ben.page.goto(ben.line.url + linkTo(room, 'Ben'));
  await enter(ben);
  await write(ann.page, 'a line');
  await expectSeen(overFilm(ben.page, 'a line'));
  await sendAs(ann.page, 'Danmaku, rolling');
  await write(ann.page, 'a danmaku');
  await expectSeen(overFilm(ann.page, 'a danmaku'));
  await expect(inChat(ben.page, 'a danmaku')).toBeVisible();
  await expect(overFilm(ben.page, 'a danmaku')).toHaveCount(0);
});

test('[TK6] reactions fly over the films of all', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await button(ann.page, 'Emoji').click();
  await button(ann.page, '🎉').first().click();
  await expectSeen(overFilm(ben.page, '🎉'));
  await expect(overFilm(ben.page, '🎉')).toHaveCount(0, { timeout: 6000 });
});

test('[TK24][TK25] a notice stands for five seconds, a pinned line until it is taken down', async ({
  lockstep,
}) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await sendAs(ann.page, 'Notice to everybody');
  await write(ann.page, 'Dinner is ready');
  const stage = ben.page.getByRole('region', { name: 'Stage' });
  const notice = stage.getByRole('alert').filter({ hasText: 'Dinner is ready' });
  await expect(notice).toBeVisible();
  await expect(notice).toBeHidden({ timeout: 8000 });

  await sendAs(ann.page, 'Line pinned over the film');
  await write(ann.page, 'Back in ten minutes');
  const pinned = stage.getByText('Back in ten minutes', { exact: true });
  await expect(pinned).toBeVisible();
  const [area, line] = await Promise.all([stage.boundingBox(), pinned.boundingBox()]);
  if (area === null || line === null) throw new Error('nothing to measure');
  expect(line.y + line.height).toBeLessThanOrEqual(area.y + area.height * 0.85 + 1);
  await stage.getByRole('button', { name: 'Unpin' }).click();
  await expect(
    ann.page.getByRole('region', { name: 'Stage' }).getByText('Back in ten minutes', { exact: true }),
  ).toBeHidden();
});

test('[TK30] who prefers less motion gets lines that stand', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await ben.page.emulateMedia({ reducedMotion: 'reduce' });
  await write(ann.page, 'calm');
  const text = overFilm(ben.page, 'calm');
  await expectSeen(text);
  const first = await text.boundingBox();
  await ben.page.waitForTimeout(500);
  expect((await text.boundingBox())?.x).toBe(first?.x);
});
