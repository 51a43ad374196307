/** Moves: what a person does to get from one screen to the next, in any language. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import type { Scene } from './scene.ts';

export const press = (key: string) => (scene: Scene) => scene.page.keyboard.press(key);

/** What can be seen and reached: in fullscreen, only what is in the stage. */
const inSight = async ({ page }: Scene): Promise<Locator> => {
  const stage = page.locator('[data-fullscreen=native], [data-fullscreen=page]');
  return (await stage.count()) > 0 ? stage : page.locator('body');
};

export const button = ({ page, words }: Scene, key: string): Locator =>
  page.getByRole('button', { name: words.like(key) });

/** Presses the button with this text. */
export const pressButton = (key: string) => async (scene: Scene) => {
  await wake(scene.page);
  const place = await inSight(scene);
  await place
    .getByRole('button', { name: scene.words.like(key) })
    .first()
    .click();
};

/** Opens the panel, wherever it is on this device, at one of its tabs. */
export const openTab = (key: string) => async (scene: Scene) => {
  const tab = (await inSight(scene)).getByRole('tab', { name: scene.words.like(key) });
  if (!(await tab.isVisible())) await pressButton('room_people')(scene);
  await tab.click();
};

/** Closes the panel where it lies over the picture. */
export const closePanel = async (scene: Scene) => {
  const close = button(scene, 'room_panel_close');
  if (await close.isVisible()) await close.click();
};

export async function playing(page: Page): Promise<void> {
  const from = await page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
  await page.waitForFunction(
    (start) => (document.querySelector('video')?.currentTime ?? 0) > start + 0.3,
    from,
  );
}

export async function paused(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('video')?.paused);
}

/** The controls hide while nobody moves over the picture. */
export async function wake(page: Page): Promise<void> {
  // Whoever calls has more of them, after the film.
  const stage = await page.locator('video').first().boundingBox();
  if (stage === null) return;
  const { x, y, width, height } = stage;
  await page.mouse.move(x + width * 0.3, y + height * 0.4);
  await page.mouse.move(x + width * 0.31, y + height * 0.42);
  await pause(300);
}
