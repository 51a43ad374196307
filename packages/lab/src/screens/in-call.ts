/** In call: the screens of a call of three beside the demo film. Each begins with all in it, whatever was shown before. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Language } from './look.ts';
import { button, press, pressButton, wake } from './moves.ts';
import { enter, pathTo, PATIENCE_MS, type Scene } from './scene.ts';
import { isDesktop, type Screen } from './screen.ts';
import { wordsIn } from './words.ts';

/** What the others’ pages are in. */
const FRIENDS = 'en-GB';

/** So many tiles there are when all are in it. */
const ALL = 3;

/** Pictures of a made-up camera have something to show by then. */
const LOOK_MS = 1500;

/** The page enters the room, and the others are in its call with their cameras. */
export async function beginCall({ page, line, room, look, friends }: Scene): Promise<void> {
  await page.goto(line.url + pathTo(room, look.language.me));
  await enter(page);
  for (const friend of friends) await join(friend, FRIENDS);
}

/** Opens the dialog, with the camera on. */
async function openDialog(page: Page, locale: Language['locale']): Promise<void> {
  const words = wordsIn(locale);
  await page
    .getByRole('button', { name: words.like('call_open') })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('switch', { name: words.like('call_camera') })
    .setChecked(true);
}

async function join(page: Page, locale: Language['locale']): Promise<void> {
  await openDialog(page, locale);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: wordsIn(locale).like('call_join') })
    .click();
  await page.getByTestId('call').waitFor({ timeout: PATIENCE_MS });
}

/** Everybody sees everybody. */
async function inIt(scene: Scene): Promise<void> {
  const { page, look } = scene;
  if (!(await page.getByTestId('call').isVisible())) {
    await wake(page);
    await join(page, look.language.locale);
  }
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('[data-testid=call-tile] video').length === wanted,
    ALL,
    { timeout: PATIENCE_MS },
  );
  await pause(LOOK_MS);
}

const inFullscreen = async (scene: Scene): Promise<void> => {
  await inIt(scene);
  await scene.page.keyboard.press('f');
  await scene.page.locator('[data-fullscreen=native], [data-fullscreen=page]').waitFor();
  await wake(scene.page);
};

const leaveFullscreen = async ({ page }: Scene): Promise<void> => {
  await page.keyboard.press('f');
  await page.locator('[data-fullscreen=none]').waitFor();
};

const look = (key: string) => async (scene: Scene) => {
  await inIt(scene);
  await pressButton('call_more')(scene);
  await scene.page.getByRole('menuitemradio', { name: scene.words.like(key) }).click();
  await pause(LOOK_MS);
};

export const inCall: readonly Screen[] = [
  {
    name: 'call-before',
    show: async ({ page, look: { language } }) => {
      await wake(page);
      await openDialog(page, language.locale);
      await page.locator('dialog video').waitFor();
      await pause(LOOK_MS);
    },
    hide: press('Escape'),
  },
  { name: 'call', show: inIt },
  {
    name: 'call-tile',
    show: async (scene) => {
      await inIt(scene);
      await scene.page.getByTestId('call-tile').nth(1).getByRole('button').first().click();
      await scene.page.getByRole('dialog').waitFor();
    },
    hide: press('Escape'),
  },
  {
    name: 'call-more',
    show: async (scene) => {
      await inIt(scene);
      await pressButton('call_more')(scene);
      await scene.page.getByRole('menu').waitFor();
    },
    hide: press('Escape'),
  },
  {
    name: 'call-settings',
    show: async (scene) => {
      await inIt(scene);
      await pressButton('call_open')(scene);
      await scene.page.getByRole('dialog').waitFor();
    },
    hide: press('Escape'),
  },
  { name: 'call-fullscreen', show: inFullscreen, hide: leaveFullscreen },
  { name: 'call-floating', on: isDesktop, show: look('call_look_floating'), hide: look('call_look_strip') },
  { name: 'call-grid', show: look('call_look_grid'), hide: look('call_look_strip') },
  {
    name: 'call-screen',
    show: async (scene) => {
      await inIt(scene);
      const [friend] = scene.friends;
      await friend?.getByRole('button', { name: wordsIn(FRIENDS).like('call_share') }).click();
      await scene.page.getByTestId('call-screen').locator('video').waitFor({ timeout: PATIENCE_MS });
      await pause(LOOK_MS);
    },
    hide: async ({ friends: [friend] }) => {
      await friend?.getByRole('button', { name: wordsIn(FRIENDS).like('call_share_stop') }).click();
    },
  },
  {
    name: 'call-left',
    show: async (scene) => {
      await inIt(scene);
      await pressButton('call_leave')(scene);
      await button(scene, 'call_leave').waitFor({ state: 'hidden' });
    },
  },
];
