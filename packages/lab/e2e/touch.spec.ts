/** Phones: taps, long presses, the back gesture, and the fullscreen of a phone that has none for pages. */
import type { Page } from '@playwright/test';
import { enter, button, expect, film, linkTo, test } from './lockstep.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

/** Taps the picture at a share of its width. */
async function tapPicture(page: Page, share: number, times = 1): Promise<void> {
  const box = await page.getByRole('region', { name: 'Stage' }).boundingBox();
  if (box === null) throw new Error('no stage');
  for (let tap = 0; tap < times; tap += 1) {
    await page.touchscreen.tap(box.x + box.width * share, box.y + box.height * 0.35);
  }
}

test('two taps at a side are ten seconds, each further one ten more, for everybody', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann'), phone));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await tapPicture(ann.page, 0.9, 3);
  await expect(ann.page.getByText('20 s ahead').first()).toBeVisible();
  await expect.poll(async () => (await film(ben.page)).position).toBeCloseTo(20, 1);
  await expect(ann.page.getByText('20 s ahead')).toBeHidden();
  await tapPicture(ann.page, 0.1, 2);
  await expect.poll(async () => (await film(ben.page)).position).toBeCloseTo(10, 1);
  expect((await film(ben.page)).paused).toBe(true);
});

test('a tap shows and hides the controls, and never stops the film', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann'), phone));
  await button(ann.page, 'Play').tap();
  await expect.poll(async () => (await film(ann.page)).position).toBeGreaterThan(0.5);
  const bar = ann.page.getByRole('group', { name: 'Controls' }).locator('..');
  await expect(bar).toHaveCSS('opacity', '0', { timeout: 10_000 });
  await tapPicture(ann.page, 0.5);
  await expect(bar).toHaveCSS('opacity', '1');
  await ann.page.waitForTimeout(700);
  await tapPicture(ann.page, 0.5);
  await expect(bar).toHaveCSS('opacity', '0');
  expect((await film(ann.page)).paused).toBe(false);
});

test('a finger that rests opens the menu', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page, context } = await enter(await lockstep.visit(linkTo(room, 'Ann'), phone));
  const touch = await context.newCDPSession(page);
  const point = { x: 150, y: 130 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await expect(page.getByRole('menu', { name: 'Film' })).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.getByRole('menuitem', { name: 'Markers' }).tap();
  await expect(page.getByRole('dialog', { name: 'Markers' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Stage' })).toBeVisible();
});

test('where pages have no fullscreen the stage covers the page, and back leaves it, not the room', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await lockstep.visit('/', phone);
  const { page } = ann;
  // As on an iPhone.
  await page.addInitScript(() => {
    Object.defineProperty(Element.prototype, 'requestFullscreen', { value: undefined });
  });
  await page.goto(ann.line.url + linkTo(room, 'Ann'));
  await enter(ann);
  const stage = page.getByRole('region', { name: 'Stage' });
  const path = new URL(page.url()).pathname;
  await button(page, 'Fullscreen').tap();
  await expect(stage).toHaveAttribute('data-fullscreen', 'page');
  expect(await stage.boundingBox()).toEqual({ x: 0, y: 0, ...phone.viewport });
  await button(page, 'Side panel').tap();
  const sheet = stage.getByRole('tablist', { name: 'Side panel' });
  await expect(sheet).toBeVisible();

  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(stage).toHaveAttribute('data-fullscreen', 'page');
  await page.goBack();
  await expect(stage).toHaveAttribute('data-fullscreen', 'none');
  expect(new URL(page.url()).pathname).toBe(path);

  // Left by its button, it leaves nothing behind that back would have to pass.
  await button(page, 'Fullscreen').tap();
  await expect(stage).toHaveAttribute('data-fullscreen', 'page');
  await button(page, 'Leave fullscreen').tap();
  await expect(stage).toHaveAttribute('data-fullscreen', 'none');
  await expect.poll(() => page.evaluate(() => history.state as unknown)).toBeNull();
});

test('the screen stays on while the film plays, and only then', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await lockstep.visit('/', phone);
  await ann.page.addInitScript(() => {
    const held = { now: 0 };
    Object.assign(globalThis, { held });
    // A device whose screen would go dark.
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: async () => {
          held.now += 1;
          return {
            release: async () => {
              held.now -= 1;
            },
          };
        },
      },
    });
  });
  await ann.page.goto(ann.line.url + linkTo(room, 'Ann'));
  await enter(ann);
  const held = () => ann.page.evaluate(() => (globalThis as unknown as { held: { now: number } }).held.now);
  expect(await held()).toBe(0);
  await button(ann.page, 'Play').tap();
  await expect.poll(held).toBe(1);
  await ann.page.keyboard.press('k');
  await expect.poll(held).toBe(0);
});
