import type { Page } from '@playwright/test';
import { joinRoom } from '../src/harness/product.ts';
import { button, enter, expect, film, linkTo, test } from './lockstep.ts';

test('fullscreen keeps everything that is laid over the picture', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await ann.page.keyboard.press('f');
  await expect.poll(() => ann.page.evaluate(() => document.fullscreenElement?.ariaLabel)).toBe('Stage');
  const stage = ann.page.getByRole('region', { name: 'Stage' });
  await ben.page.keyboard.press('k');
  await expect(stage.getByText('Ben pressed play')).toBeVisible();
  await ann.page.mouse.move(300, 300);
  await expect(button(ann.page, 'Leave fullscreen')).toBeVisible();
  await expect(stage.getByRole('slider', { name: 'Position' })).toBeVisible();
  await ann.line.setMode('refusing');
  await expect(stage.getByRole('button', { name: 'Retry now' })).toBeVisible();
  await ann.line.setMode('open');
  await ann.page.keyboard.press('f');
  await expect.poll(() => ann.page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test('the page speaks the language of the browser, and the other one when asked', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/', { locale: 'zh-CN' });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(heading).toHaveText(/\p{Script=Han}/u);
  await button(page, 'English').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(heading).toHaveText('Watch together, on the same frame.');
  await page.reload();
  await expect(heading).toHaveText('Watch together, on the same frame.');
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
  { width: 844, height: 390 },
]) {
  test(`nothing sticks out on a phone of ${viewport.width} × ${viewport.height}`, async ({ lockstep }) => {
    const phone = { viewport, hasTouch: true };
    const home = await lockstep.visit('/', phone);
    await expect(home.page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await overflow(home.page)).toBe(0);
    const room = await lockstep.makeRoom();
    const ann = await lockstep.visit(linkTo(room, 'Ann'), phone);
    await expect(button(ann.page, 'Join')).toBeVisible();
    expect(await overflow(ann.page)).toBe(0);
    await enter(ann);
    expect(await overflow(ann.page)).toBe(0);
    const stage = await ann.page.getByRole('region', { name: 'Stage' }).boundingBox();
    expect(stage?.width).toBeGreaterThan(viewport.width * 0.6);
    await expect(button(ann.page, 'Play')).toBeInViewport();
  });
}

test('a phone plays with one tap', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await lockstep.visit(linkTo(room, 'Ann'), {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await joinRoom(page);
  await button(page, 'Play').tap();
  await expect.poll(async () => (await film(page)).position).toBeGreaterThan(0.5);
});

/** By how many pixels the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}
