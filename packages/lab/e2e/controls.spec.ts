import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { assets, joinRoom } from '../src/harness/product.ts';
import { setUpRoom } from './lab-member.ts';
import {
  button,
  enter,
  expect,
  expectPaused,
  expectPlaying,
  film,
  filmReady,
  linkTo,
  test,
  type Person,
} from './lockstep.ts';
import { openOtherSite } from './other-site.ts';

const both = (people: readonly Person[]): readonly [Person, Person] => {
  const [ann, ben] = people;
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  return [ann, ben];
};

const positionsNear = async (people: readonly Person[], seconds: number): Promise<void> => {
  for (const { page } of people) {
    await expect.poll(async () => Math.abs((await film(page)).position - seconds)).toBeLessThan(0.15);
  }
};

const menuItem = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });
const openMore = async (page: Page): Promise<void> => {
  await page.mouse.move(300, 300);
  await page.mouse.move(310, 300);
  await button(page, 'More').click();
};

test('row 42, 51, 127a: one button plays and pauses for all and shows what is so, whoever changed it', async ({
  lockstep,
}) => {
  const [ann, ben] = both(await lockstep.roomWith(['Ann', 'Ben']));
  await button(ann.page, 'Play').click();
  await expectPlaying([ann, ben]);
  await expect(button(ben.page, 'Pause')).toBeAttached();
  await ben.page.keyboard.press('k');
  await expectPaused([ann, ben]);
  await expect(button(ann.page, 'Play')).toBeVisible();
});

test('row 51, 127b: no bar of the browser, nothing to download or cast', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await expect(ann.page.locator('video')).toHaveCount(1);
  expect(await ann.page.locator('video').getAttribute('controls')).toBeNull();
  await openMore(ann.page);
  await expect(menuItem(ann.page, /download|cast/i)).toHaveCount(0);
});

test('row 43, 44, 113: the speed is everybody’s, also of who comes later, and only what the room allows', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  await setUpRoom(
    lockstep.server.port,
    room,
    [{ type: 'setSetting', setting: { name: 'rates', slowest: 0.5, fastest: 2 } }],
    (state) => state.settings.rates.fastest === 2,
  );
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await button(ann.page, /^Speed for everybody/).click();
  const rates = ann.page.getByRole('menuitemradio');
  await expect(rates).toHaveText(['0.5×', '0.75×', '1×', '1.25×', '1.5×', '1.75×', '2×']);
  await rates.filter({ hasText: /^1\.5×/ }).click();
  await expect(ben.page.getByText('Ann set the speed to 1.5×').first()).toBeVisible();
  await expect(button(ben.page, 'Speed for everybody: 1.5×')).toBeVisible();
  const cleo = await enter(await lockstep.visit(linkTo(room, 'Cleo')));
  await expect(button(cleo.page, 'Speed for everybody: 1.5×')).toBeVisible();
  await ben.page.keyboard.press('k');
  await expectPlaying([ann, ben, cleo]);
  for (const { page } of [ann, ben, cleo]) {
    const rate = () => page.evaluate(() => document.querySelector('video')?.playbackRate ?? 0);
    await expect.poll(rate).toBeGreaterThan(1.4);
  }
  await ben.page.keyboard.press('>');
  await expect(button(ann.page, 'Speed for everybody: 1.75×')).toBeVisible();
});

test('row 45, 110: everybody goes to a time that is typed, and to no other', async ({ lockstep }) => {
  const [ann, ben] = both(await lockstep.roomWith(['Ann', 'Ben']));
  await button(ann.page, 'Go to a time').click();
  const field = ann.page.getByLabel('Everybody goes to');
  await expect(field).toHaveValue('0:00');
  await field.fill('later');
  await field.press('Enter');
  await expect(ann.page.getByRole('alert').filter({ hasText: 'This is no time.' })).toBeVisible();
  await field.fill('1:00');
  await field.press('Enter');
  await expect(ann.page.getByRole('alert').filter({ hasText: 'The film is only 0:30 long.' })).toBeVisible();
  expect((await film(ben.page)).position).toBeLessThan(0.2);
  await field.fill('0:20');
  await field.press('Enter');
  await expect(field).toBeHidden();
  await positionsNear([ann, ben], 20);
});

test('row 46: from the beginning, for everybody, playing', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann] = people;
  await ann.page.keyboard.press('8');
  await positionsNear(people, 24);
  await openMore(ann.page);
  await menuItem(ann.page, 'From the beginning').click();
  await expectPlaying(people);
  for (const { page } of people) expect((await film(page)).position).toBeLessThan(15);
});

test('row 54, 114: at its end the film stands and can be seen again; in a loop all begin again', async ({
  lockstep,
}) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  await button(ann.page, 'Go to a time').click();
  await ann.page.getByLabel('Everybody goes to').fill('0:28');
  await ann.page.keyboard.press('Enter');
  await positionsNear(people, 28);
  await ben.page.keyboard.press('k');
  await expectPaused(people);
  for (const { page } of people) {
    await expect(button(page, 'Play again')).toBeVisible();
    expect((await film(page)).position).toBeGreaterThan(29.5);
  }
  await openMore(ben.page);
  await ben.page.getByRole('menuitemcheckbox', { name: 'Repeat this film' }).click();
  await expect(ann.page.getByText('Ben lets this film repeat').first()).toBeVisible();
  await button(ann.page, 'Play again').click();
  await expectPlaying(people);
  for (const { page } of people) expect((await film(page)).position).toBeLessThan(10);
  await ann.page.keyboard.press('9');
  await expect.poll(async () => (await film(ben.page)).position).toBeGreaterThan(26);
  for (const { page } of people) {
    await expect.poll(async () => (await film(page)).position, { timeout: 20_000 }).toBeLessThan(5);
  }
  await expectPlaying(people);
  await ann.page.mouse.move(300, 300);
  await button(ann.page, /^This film repeats/).click();
  await expect(ben.page.getByText('Ann ended the repeating').first()).toBeVisible();
});

test('row 127c: the next and the previous film, for everybody, by button and key', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const item = (id: string, title: string) => ({
    type: 'addItem' as const,
    item: { id, title, duration: null, sources: [{ kind: 'link' as const, url: `/media/demo.mp4?${id}` }] },
    select: id === 'one',
  });
  await setUpRoom(
    lockstep.server.port,
    room,
    [item('one', 'Episode one'), item('two', 'Episode two')],
    ({ queue }) => queue.length === 2,
  );
  const ann = await enter(await lockstep.visit(`/r/${room}?u=Ann`));
  const ben = await enter(await lockstep.visit(`/r/${room}?u=Ben`));
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await ann.page.mouse.move(300, 300);
  await expect(button(ann.page, 'Previous film')).toBeDisabled();
  await button(ann.page, 'Next film').click();
  const source = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentSrc ?? '');
  for (const { page } of [ann, ben]) {
    await expect.poll(() => source(page)).toContain('?two');
    await expect.poll(() => page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe('Episode two');
  }
  await expectPlaying([ann, ben]);
  await ben.page.keyboard.press('Shift+N');
  for (const { page } of [ann, ben]) await expect.poll(() => source(page)).toContain('?one');
});

test.describe('row 115: a picture is saved', () => {
  const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

  test('in the film’s own size, named after film and time', async ({ lockstep }) => {
    const [ann] = await lockstep.roomWith(['Ann']);
    if (ann === undefined) throw new Error('nobody came');
    await ann.page.keyboard.press('5');
    await positionsNear([ann], 15);
    const [download] = await Promise.all([ann.page.waitForEvent('download'), ann.page.keyboard.press('s')]);
    expect(download.suggestedFilename()).toMatch(/^Demo film 0-1[45]\.png$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const size = await ann.page.evaluate(() => {
      const video = document.querySelector('video');
      return [video?.videoWidth, video?.videoHeight];
    });
    expect(sizeOf(Buffer.concat(chunks))).toEqual(size);
    await expect(ann.page.getByText('Picture saved in your downloads').first()).toBeVisible();
  });

  for (const givesLeave of [false, true]) {
    test(`of another site that ${givesLeave ? 'gives' : 'does not give'} leave`, async ({ lockstep }) => {
      const site = await openOtherSite(join(assets, 'demo.mp4'), givesLeave);
      try {
        const room = await lockstep.makeRoom();
        const ann = await lockstep.visit(`/r/${room}?u=Ann&url=${encodeURIComponent(site.film)}`);
        await enter(ann);
        const saved = givesLeave ? ann.page.waitForEvent('download') : null;
        await ann.page.keyboard.press('s');
        if (saved === null) {
          await expect(ann.page.getByText('which does not let pages copy its picture').first()).toBeVisible();
        } else {
          expect((await saved).suggestedFilename()).toBe('film 0-00.png');
        }
      } finally {
        await site.close();
      }
    });
  }
});

test('row 117: a right click offers the room’s link, with nothing of the sender in it', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await ann.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ann.page
    .getByRole('region', { name: 'Stage' })
    .click({ button: 'right', position: { x: 300, y: 200 } });
  await expect(ann.page.getByRole('menu', { name: 'Film' })).toBeVisible();
  await menuItem(ann.page, 'Copy the room’s link').click();
  await expect(ann.page.getByText('Link copied').first()).toBeVisible();
  expect(await ann.page.evaluate(() => navigator.clipboard.readText())).toBe(`${ann.line.url}/r/${room}`);
  expect((await film(ann.page)).paused).toBe(true);
  await ann.page.keyboard.press('Shift+F10');
  await expect(ann.page.getByRole('menu', { name: 'Film' })).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await expect(ann.page.getByRole('menu')).toHaveCount(0);
});

test('a press that closes a menu does not play the film', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await openMore(ann.page);
  await expect(ann.page.getByRole('menu')).toBeVisible();
  await ann.page.mouse.click(300, 250);
  await expect(ann.page.getByRole('menu')).toHaveCount(0);
  await ann.page.waitForTimeout(700);
  expect((await film(ann.page)).paused).toBe(true);
  await ann.page.mouse.click(300, 250);
  await expectPlaying([ann]);
});

test('a double click goes fullscreen and moves nobody', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  await ann.page.keyboard.press('k');
  await expectPlaying(people);
  await ben.page.evaluate(() => globalThis.__sampler.take());
  await ann.page.mouse.dblclick(300, 250);
  await expect.poll(() => ann.page.evaluate(() => document.fullscreenElement?.ariaLabel)).toBe('Stage');
  await expectPlaying(people);
  const { events } = await ben.page.evaluate(() => globalThis.__sampler.take());
  expect(events.filter(([, kind]) => kind === 'pause' || kind === 'seeking')).toEqual([]);
});

test('row 118: another screen is offered only where there is one', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const plain = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await openMore(plain.page);
  await expect(menuItem(plain.page, 'Save this picture')).toBeVisible();
  await expect(menuItem(plain.page, 'Play on another screen…')).toHaveCount(0);

  const near = await lockstep.visit('/');
  // A browser that has found a television.
  await near.page.addInitScript(() => {
    RemotePlayback.prototype.watchAvailability = async (tell): Promise<number> => {
      tell(true);
      return 1;
    };
    RemotePlayback.prototype.prompt = async (): Promise<void> => {
      document.documentElement.dataset['prompted'] = 'yes';
    };
  });
  await near.page.goto(near.line.url + linkTo(room, 'Ben'));
  await enter(near);
  await openMore(near.page);
  await menuItem(near.page, 'Play on another screen…').click();
  await expect(near.page.locator('html')).toHaveAttribute('data-prompted', 'yes');
});

test('row 119: a page has one film at a time', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await ann.page.keyboard.press('k');
  await expectPlaying([ann]);
  await ann.page.evaluate(() => {
    Object.assign(globalThis, { before: document.querySelector('video') });
  });
  await ann.page.getByRole('link', { name: 'Home' }).click();
  await expect(ann.page.locator('video')).toHaveCount(0);
  const silent = () =>
    ann.page.evaluate(() => (globalThis as unknown as { before: HTMLVideoElement }).before.paused);
  await expect.poll(silent).toBe(true);
});

test('row 120, 121: the first visit plays softly; volume, theatre and panel are as they were left', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const kept = () => ann.page.evaluate(() => localStorage.getItem('lockstep.volume'));
  const slider = ann.page.getByRole('slider', { name: 'Volume, only yours' });
  await expect(slider).toHaveAttribute('aria-valuetext', '20 %');
  await ann.page.keyboard.press('ArrowUp');
  await expect(ann.page.getByText('Volume 30 %').first()).toBeVisible();
  await expect(slider).toHaveAttribute('aria-valuetext', '30 %');
  await ann.page.keyboard.press('t');
  await expect(ann.page.getByRole('complementary', { name: 'Side panel' })).toBeHidden();
  expect(await kept()).toBe('0.3');
  await ann.page.reload();
  await enter(ann);
  await expect(slider).toHaveAttribute('aria-valuetext', '30 %');
  await expect(ann.page.getByRole('complementary', { name: 'Side panel' })).toBeHidden();
  await ann.page.keyboard.press('t');
  await expect(ann.page.getByRole('complementary', { name: 'Side panel' })).toBeVisible();
});

test('a drag of the bar asks once, and a drag that is given up asks nothing', async ({ lockstep }) => {
  const people = both(await lockstep.roomWith(['Ann', 'Ben']));
  const [ann, ben] = people;
  const box = await ann.page.getByRole('slider', { name: 'Position' }).boundingBox();
  if (box === null) throw new Error('no bar');
  const y = box.y + box.height / 2;
  const at = (share: number) => box.x + box.width * share;
  await ben.page.evaluate(() => globalThis.__sampler.take());
  await ann.page.mouse.move(at(0.1), y);
  await ann.page.mouse.down();
  for (const share of [0.2, 0.3, 0.45, 0.6, 0.5]) await ann.page.mouse.move(at(share), y, { steps: 4 });
  await expect(button(ann.page, 'Go to a time')).toHaveText(/^0:15/);
  expect((await film(ben.page)).position).toBeLessThan(0.2);
  await ann.page.mouse.up();
  await positionsNear(people, 15);
  const { events } = await ben.page.evaluate(() => globalThis.__sampler.take());
  const seeks = events.filter(([, kind]) => kind === 'seeking');
  // A pause settles by one seek more.
  expect(seeks.length).toBeLessThanOrEqual(2);
  await ann.page.mouse.move(at(0.6), y);
  await ann.page.mouse.down();
  await ann.page.mouse.move(at(0.9), y, { steps: 4 });
  await ann.page.keyboard.press('Escape');
  await ann.page.mouse.up();
  await ann.page.waitForTimeout(500);
  await positionsNear(people, 15);
});

test('the bar speaks its position in words', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  const bar = ann.page.getByRole('slider', { name: 'Position' });
  await expect(bar).toHaveAttribute('aria-valuetext', '0 seconds of 30 seconds');
  await bar.focus();
  await ann.page.keyboard.press('PageUp');
  await expect(bar).toHaveAttribute('aria-valuetext', '30 seconds of 30 seconds');
  await ann.page.keyboard.press('Home');
  await expect(bar).toHaveAttribute('aria-valuetext', '0 seconds of 30 seconds');
});

for (const viewport of [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
]) {
  test(`row 112, 126: nothing is lost on a phone of ${viewport.width} × ${viewport.height}`, async ({
    lockstep,
  }) => {
    const room = await lockstep.makeRoom();
    const ann = await lockstep.visit(linkTo(room, 'Ann'), { viewport, hasTouch: true });
    await joinRoom(ann.page);
    await filmReady(ann.page);
    expect(await ann.page.locator('video').getAttribute('playsinline')).not.toBeNull();
    const stage = ann.page.getByRole('region', { name: 'Stage' });
    await button(ann.page, 'Fullscreen').tap();
    await expect.poll(() => ann.page.evaluate(() => document.fullscreenElement?.ariaLabel)).toBe('Stage');
    for (const name of [/^Play$/, /^More$/, /^Leave fullscreen$/, /Go to a time$/]) {
      const box = await stage.getByRole('button', { name }).boundingBox();
      expect(box?.height, String(name)).toBeGreaterThanOrEqual(44);
      expect(box?.width, String(name)).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? -1) + (box?.width ?? 0), String(name)).toBeLessThanOrEqual(viewport.width);
    }
    await button(ann.page, 'More').tap();
    const menu = stage.getByRole('menu');
    await expect(menu).toBeVisible();
    for (const name of ['Save this picture', 'From the beginning', 'Markers', 'Copy the room’s link']) {
      await expect(menu.getByRole('menuitem', { name })).toBeAttached();
    }
    const inBar = await stage.getByRole('button', { name: 'Back 10 seconds', exact: true }).count();
    const inMenu = await menu.getByRole('menuitem', { name: 'Back 10 seconds', exact: true }).count();
    expect(inBar + inMenu).toBe(1);
    const muting = stage
      .getByRole('button', { name: 'Mute' })
      .or(menu.getByRole('menuitem', { name: 'Mute' }));
    await expect(muting).toHaveCount(1);
  });
}
