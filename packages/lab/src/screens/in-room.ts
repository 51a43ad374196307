/** In room: the screens of a room in which others watch the demo film too. Each begins and ends with the film stopped. */
import { setTimeout as pause } from 'node:timers/promises';
import { files } from './files.ts';
import { button, closePanel, openTab, paused, playing, press, pressButton, wake } from './moves.ts';
import { PATIENCE_MS, type Scene } from './scene.ts';
import { isDesktop, type Screen } from './screen.ts';
import { slowFriendComes, slowFriendGoes } from './slow-friend.ts';

/** Long enough for figures and for the graph to have something to show. */
const FIGURES_MS = 2500;

const play = async ({ page }: Scene): Promise<void> => {
  await page.keyboard.press('0');
  await page.keyboard.press('k');
  await playing(page);
};

/** One of the others stops the film, so that it is told who did. */
const friendStops = async ({ page, friends }: Scene): Promise<void> => {
  if (await page.evaluate(() => document.querySelector('video')?.paused)) return;
  await friends[0]?.keyboard.press('k');
  await paused(page);
};

const fullscreen = async (scene: Scene): Promise<void> => {
  await scene.page.keyboard.press('f');
  await scene.page.locator('[data-fullscreen=native], [data-fullscreen=page]').waitFor();
  await wake(scene.page);
};

const leaveFullscreen = async ({ page }: Scene): Promise<void> => {
  await page.keyboard.press('f');
  await page.locator('[data-fullscreen=none]').waitFor();
};

/** A tab of the side panel, by the key of its name. */
const tab = (name: string, key: string): Screen => ({
  name,
  show: async (scene) => {
    await openTab(key)(scene);
    await scene.page.locator('[role=tabpanel][data-state=active]:not(:has(.animate-spin))').first().waitFor();
  },
  hide: closePanel,
});

/** What opens is loaded when it is first wanted; a picture of nothing shows nothing. */
const lying = (open: (scene: Scene) => Promise<void>) => async (scene: Scene) => {
  await open(scene);
  await scene.page.locator('dialog[open], [role=menu]').first().waitFor();
};

/** Something that a button opens and Escape closes. */
const opened = (name: string, key: string, on?: Screen['on']): Screen => ({
  name,
  ...(on === undefined ? {} : { on }),
  show: lying(pressButton(key)),
  hide: press('Escape'),
});

/** Chooses something of the menu of the queue's first film. */
const ofFilm = async (scene: Scene, key: string): Promise<void> => {
  await button(scene, 'queue_more').first().click();
  await scene.page.getByRole('menuitem', { name: scene.words.like(key) }).click();
};

export const inRoom: readonly Screen[] = [
  {
    name: 'playing',
    show: async (scene) => {
      await play(scene);
      await pause(FIGURES_MS);
      await wake(scene.page);
    },
  },
  { name: 'stopped-by-another', show: friendStops },
  tab('tab-people', 'tab_people'),
  tab('tab-queue', 'tab_queue'),
  {
    name: 'queue-menu',
    show: async (scene) => {
      await openTab('tab_queue')(scene);
      await lying(pressButton('queue_head_more'))(scene);
    },
    hide: async (scene) => {
      await press('Escape')(scene);
      await closePanel(scene);
    },
  },
  {
    name: 'add-several',
    show: async (scene) => {
      await openTab('tab_queue')(scene);
      await pressButton('queue_head_more')(scene);
      await scene.page.getByRole('menuitem', { name: scene.words.like('queue_add_many') }).click();
      const box = scene.page.getByRole('dialog').getByRole('textbox');
      await box.fill([1, 2, 3].map((n) => `https://films.example/part-${n}.mp4`).join('\n'));
      await scene.page.getByRole('checkbox').nth(2).waitFor();
    },
    hide: async (scene) => {
      await press('Escape')(scene);
      await closePanel(scene);
    },
  },
  {
    name: 'film-kept',
    show: async (scene) => {
      await openTab('tab_queue')(scene);
      await ofFilm(scene, 'keep_fetch');
      await scene.page.getByText(scene.words.like('keep_here')).first().waitFor();
    },
    hide: async (scene) => {
      await ofFilm(scene, 'keep_remove');
      await closePanel(scene);
    },
  },
  tab('tab-chat', 'tab_chat'),
  ...files,
  tab('tab-info', 'tab_info'),
  opened('rate', 'controls_rate_now'),
  opened('invite', 'room_invite'),
  opened('another-film', 'room_change_film', (device) => device.name !== 'phone'),
  { name: 'keys', show: lying(press('?')), hide: press('Escape') },
  { name: 'subtitles', show: lying(press('c')), hide: press('Escape') },
  opened('more', 'bar_more'),
  {
    name: 'own-copy',
    show: lying(async (scene) => {
      await pressButton('bar_more')(scene);
      await scene.page.getByRole('menuitem', { name: scene.words.like('copies_open') }).click();
      await scene.page.locator('dialog[open]').waitFor();
    }),
    hide: press('Escape'),
  },
  opened('settings', 'settings_title', isDesktop),
  { name: 'theatre', on: isDesktop, show: press('t'), hide: press('t') },
  { name: 'fullscreen', show: fullscreen, hide: leaveFullscreen },
  {
    name: 'fullscreen-panel',
    show: async (scene) => {
      await fullscreen(scene);
      await openTab('tab_people')(scene);
    },
    hide: async (scene) => {
      await closePanel(scene);
      await leaveFullscreen(scene);
    },
  },
  {
    name: 'panel-away',
    on: isDesktop,
    show: pressButton('controls_panel'),
    hide: pressButton('controls_panel'),
  },
  {
    name: 'reconnecting',
    show: async (scene) => {
      await scene.line.setMode('refusing');
      await button(scene, 'link_retry_now').waitFor();
    },
    hide: async (scene) => {
      await scene.line.setMode('open');
      // It comes back by itself, and the button may be gone before it could be pressed.
      await button(scene, 'link_retry_now').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'waiting',
    show: async (scene) => {
      await slowFriendComes(scene);
      await play(scene);
      await scene.page.getByText(scene.words.like('waiting_for')).first().waitFor({ timeout: PATIENCE_MS });
    },
    hide: async (scene) => {
      await slowFriendGoes(scene);
      await playing(scene.page);
      await scene.page.keyboard.press('k');
      await paused(scene.page);
    },
  },
];
