/** Places: the screens outside of a room with others in it: first page, doors, rooms of one's own. */
import { fileURLToPath } from 'node:url';
import type { Command, RoomView } from '@lockstep/core';
import { siteTitle, standInForSites, youtubeFilms } from '../stand-in/film-sites.ts';
import { makeRoom, orderRoom } from '../harness/product.ts';
import { button, openTab, pressButton } from './moves.ts';
import { enter, pathTo, type Scene } from './scene.ts';
import type { Screen } from './screen.ts';

const anyFile = fileURLToPath(new URL('../../../server/assets/demo.mp4', import.meta.url));

/** A room that never was. */
const NOBODYS = '1111111111111111111111';

const goTo = async ({ page, line }: Scene, path: string): Promise<void> => {
  await page.goto(line.url + path);
  await page.locator('h1, h2').first().waitFor();
};

/** Before the door of a new room whose host has shut it in this way. */
const atDoor = async (
  scene: Scene,
  ...order: readonly [Command, (view: RoomView) => boolean]
): Promise<void> => {
  const room = await makeRoom(scene.world.port);
  await orderRoom(scene.world.port, room, ...order);
  await goTo(scene, `/r/${room}`);
  // It looks into the room first.
  await scene.page.waitForLoadState('networkidle');
};

/** In a new room, alone, until there is a button with this text. `film`: a path on the server. */
const alone = async (scene: Scene, film: string | null, key: string): Promise<void> => {
  const room = await makeRoom(scene.world.port);
  const words = new URLSearchParams({ u: scene.look.language.me, ...(film === null ? {} : { url: film }) });
  await goTo(scene, `/r/${room}?${words}`);
  await scene.page.locator('form button[type=submit]').click();
  await button(scene, key).first().waitFor();
};

const openUpload = async (scene: Scene): Promise<void> => {
  await alone(scene, null, 'upload_open');
  await button(scene, 'upload_open').first().click();
  await button(scene, 'upload_pick').waitFor();
};

const writeLink = async (scene: Scene, link: string): Promise<void> => {
  await goTo(scene, '/');
  const box = scene.page.locator('form input');
  await box.fill(link);
  await box.press('Enter');
};

const sitesFilm = (film: keyof typeof youtubeFilms): string => `https://youtu.be/${youtubeFilms[film]}`;

export const places: readonly Screen[] = [
  { name: 'home', show: (scene) => goTo(scene, '/') },
  { name: 'home-bad-link', show: (scene) => writeLink(scene, 'films') },
  {
    name: 'home-no-server',
    show: async (scene) => {
      await goTo(scene, '/');
      await scene.line.setMode('refusing');
      await button(scene, 'home_demo').click();
      await button(scene, 'home_try_again').waitFor();
    },
    hide: (scene) => scene.line.setMode('open'),
  },
  { name: 'lost', show: (scene) => goTo(scene, '/r/nothing') },
  { name: 'door-nobody', show: (scene) => goTo(scene, pathTo(NOBODYS, scene.look.language.me)) },
  {
    name: 'door',
    show: async (scene) => {
      await goTo(scene, pathTo(scene.room, scene.look.language.me));
      await scene.page.locator('main section').waitFor();
    },
  },
  {
    name: 'door-password',
    show: (scene) =>
      atDoor(
        scene,
        { type: 'setPassword', password: 'pieces' },
        ({ confirmed }) => confirmed?.access.hasPassword === true,
      ),
  },
  {
    name: 'door-locked',
    show: (scene) =>
      atDoor(
        scene,
        { type: 'setLock', locked: true },
        ({ confirmed }) => confirmed !== null && confirmed.access.lock !== null,
      ),
  },
  {
    name: 'door-closed',
    show: (scene) => atDoor(scene, { type: 'close' }, ({ link }) => link.state === 'stopped'),
  },
  { name: 'room-empty', show: (scene) => alone(scene, null, 'film_demo') },
  { name: 'upload', show: openUpload },
  {
    // In the queue of a room with a film: one that is ready, and one that is none.
    name: 'upload-films',
    show: async (scene) => {
      const room = await makeRoom(scene.world.port);
      await goTo(scene, pathTo(room, scene.look.language.me));
      await enter(scene.page);
      await openTab('tab_queue')(scene);
      await pressButton('upload_open')(scene);
      const input = scene.page.locator('dialog input[type=file]').first();
      await input.setInputFiles(anyFile);
      await scene.page.locator('dialog li').getByText(scene.words.like('upload_ready')).waitFor();
      await input.setInputFiles({
        name: 'Letter.mp4',
        mimeType: 'video/mp4',
        buffer: Buffer.from('Dear Ann'),
      });
      await scene.page.locator('dialog li').getByText(scene.words.like('upload_problem_noFilm')).waitFor();
    },
  },
  { name: 'room-no-film-there', show: (scene) => alone(scene, '/media/nothing.mp4', 'failed_other') },
  { name: 'room-site-asks', show: (scene) => alone(scene, sitesFilm('plain'), 'site_allow') },
  {
    name: 'room-site-away',
    show: async (scene) => {
      const sites = await standInForSites(scene.page.context());
      sites.setReachable(false);
      await alone(scene, sitesFilm('plain'), 'site_allow');
      await button(scene, 'site_allow').click();
      await button(scene, 'failed_retry').waitFor();
    },
  },
  {
    name: 'room-site-plays',
    show: async (scene) => {
      await standInForSites(scene.page.context());
      await alone(scene, sitesFilm('plain'), 'controls_play');
      await scene.page.locator('youtube-video').waitFor({ state: 'attached' });
      await scene.page.waitForFunction((title) => document.title.startsWith(title), siteTitle);
    },
  },
  {
    // It has been agreed to by now.
    name: 'room-site-wants-press',
    show: async (scene) => {
      await standInForSites(scene.page.context());
      await alone(scene, sitesFilm('wantsPress'), 'controls_play');
      await scene.page.getByText(scene.words.like('site_touch')).waitFor();
    },
  },
  {
    name: 'room-choose-copy',
    show: async (scene) => {
      // Somebody watches a file of his own, and I have not chosen mine.
      const [friend] = scene.friends;
      if (friend === undefined) throw new Error('nobody is there');
      await friend.goto(`http://127.0.0.1:${scene.world.port}/`);
      await friend.locator('input[type=file]').setInputFiles(anyFile);
      await friend.waitForURL(/\/r\//);
      await goTo(scene, new URL(friend.url()).pathname);
      await scene.page.locator('form button[type=submit]').click();
      await button(scene, 'copy_choose').waitFor();
    },
    // Back to where the others are.
    hide: async ({ friends, world, room, look }) => {
      await friends[0]?.goto(`http://127.0.0.1:${world.port}${pathTo(room, look.language.others[0])}`);
      if (friends[0] !== undefined) await enter(friends[0]);
    },
  },
  {
    // By now there are rooms of before.
    name: 'home-rooms',
    show: async (scene) => {
      await goTo(scene, pathTo(scene.room, scene.look.language.me));
      await enter(scene.page);
      await goTo(scene, '/');
      await scene.page.waitForLoadState('networkidle');
    },
  },
];
