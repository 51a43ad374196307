/** What is done with the picture: saved, shown elsewhere, pressed upon. */
import { join } from 'node:path';
import { assets } from '../src/harness/product.ts';
import { both, menuItem, openMore, positionsNear } from './bar.ts';
import { enter, expect, expectPlaying, film, linkTo, test, linkWith } from './lockstep.ts';
import { openOtherSite } from './other-site.ts';

test.describe('a picture is saved', () => {
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
        const ann = await lockstep.visit(linkWith(room, 'Ann', site.film));
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

test('a right click offers the room’s link, with nothing of the sender in it', async ({ lockstep }) => {
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
  await ann.page.mouse.dblclick(300, 250);
  await expect.poll(() => ann.page.evaluate(() => document.fullscreenElement?.ariaLabel)).toBe('Stage');
  await expectPlaying(people);
  // The chat keeps what everybody did. (A film may land anew by itself where the processors are busy.)
  await expect(ben.page.getByText('Ann pressed play')).not.toHaveCount(0);
  for (const deed of ['Ann paused', /^Ann went to/]) await expect(ben.page.getByText(deed)).toHaveCount(0);
});

test('another screen is offered only where there is one', async ({ lockstep }) => {
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

test('a page has one film at a time', async ({ lockstep }) => {
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
