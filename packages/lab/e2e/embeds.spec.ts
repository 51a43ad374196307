/** Films that other sites show: the stand-ins speak their messages, so everything but the sites themselves is real. */
import type { Frame, Page } from '@playwright/test';
import { percentiles } from '../src/harness/analysis/figures.ts';
import {
  siteTitle,
  standInForSites,
  vimeoFilms,
  youtubeFilms,
  type FilmSites,
} from '../src/stand-in/film-sites.ts';
import { makeRoom, startProduct } from '../src/harness/product.ts';
import { button, closeDialog, expect, filmReady, test, type Lockstep, type Person } from './lockstep.ts';

const youtube = (id: string): string => `https://youtu.be/${id}`;
const vimeo = (id: string): string => `https://vimeo.com/${id}`;

/** In their frame; the page's own element is empty then. */
async function frameOf(page: Page): Promise<Frame> {
  let found: Frame | undefined;
  await expect(() => {
    found = page.frames().find((frame) => /youtube-nocookie|vimeo/.test(frame.url()));
    expect(found).toBeDefined();
  }).toPass();
  if (found === undefined) throw new Error('no frame');
  return found;
}

interface Place {
  readonly at: number;
  readonly position: number;
  readonly paused: boolean;
}

/** Where the film is in the frame, on the wall clock that all pages of this computer share. */
const placeOf = async (page: Page): Promise<Place> =>
  (await frameOf(page)).evaluate(() => {
    const video = document.querySelector('video');
    return {
      at: performance.timeOrigin + performance.now(),
      position: video?.currentTime ?? -1,
      paused: video?.paused ?? true,
    };
  });

async function come(
  lockstep: Lockstep,
  room: string,
  name: string,
  film: string | null,
): Promise<Person & { readonly sites: FilmSites }> {
  const person = await lockstep.visit('/');
  const sites = await standInForSites(person.context);
  const words = film === null ? '' : `&url=${encodeURIComponent(film)}`;
  await person.page.goto(`${person.line.url}/r/${room}?u=${name}${words}`);
  await button(person.page, 'Join').click();
  return { ...person, sites };
}

const allow = (page: Page, site: string) => button(page, `Watch with ${site}`).click();

async function moves(page: Page): Promise<void> {
  const { position } = await placeOf(page);
  await expect
    .poll(async () => (await placeOf(page)).position, { timeout: 30_000 })
    .toBeGreaterThan(position + 0.3);
}

async function stands(page: Page): Promise<void> {
  await expect.poll(async () => (await placeOf(page)).paused, { timeout: 20_000 }).toBe(true);
}

/** How far apart two frames are over `ms`, in ms: p50 and p95. */
async function skewOf(a: Page, b: Page, ms = 4000): Promise<{ readonly p50: number; readonly p95: number }> {
  const frames = [await frameOf(a), await frameOf(b)] as const;
  const watch = (frame: Frame) =>
    frame.evaluate(
      (forMs) =>
        new Promise<(readonly [number, number])[]>((resolve) => {
          const seen: (readonly [number, number])[] = [];
          const timer = setInterval(() => {
            const video = document.querySelector('video');
            if (video !== null) seen.push([performance.timeOrigin + performance.now(), video.currentTime]);
          }, 20);
          setTimeout(() => {
            clearInterval(timer);
            resolve(seen);
          }, forMs);
        }),
      ms,
    );
  const [first, second] = await Promise.all([watch(frames[0]), watch(frames[1])]);
  const apart = first.map(([at, position]) => {
    const [otherAt, other] = second.reduce((best, one) =>
      Math.abs(one[0] - at) < Math.abs(best[0] - at) ? one : best,
    );
    return Math.abs(position - other - (at - otherAt) / 1000) * 1000;
  });
  const figures = percentiles(apart);
  return { p50: figures?.p50 ?? Infinity, p95: figures?.p95 ?? Infinity };
}

/** In sync within what can only land: it lets 140 ms be, and a start is off by what messages take. */
const withinMs = 200;

for (const [site, film] of [
  ['YouTube', youtube(youtubeFilms.plain)],
  ['Vimeo', vimeo(vimeoFilms.plain)],
] as const) {
  test(`[EM10] a film of ${site} plays, stops and goes elsewhere for two together`, async ({
    lockstep,
  }, info) => {
    const room = await lockstep.makeRoom();
    const ann = await come(lockstep, room, 'Ann', film);
    await allow(ann.page, site);
    const ben = await come(lockstep, room, 'Ben', null);
    await allow(ben.page, site);
    await frameOf(ann.page);
    await frameOf(ben.page);
    await ann.page.keyboard.press('k');
    await moves(ann.page);
    await moves(ben.page);
    const figures: Record<string, { readonly p50: number; readonly p95: number }> = {};
    const note = async (what: string): Promise<void> => {
      await expect
        .poll(async () => (figures[what] = await skewOf(ann.page, ben.page)).p95, { timeout: 40_000 })
        .toBeLessThan(withinMs);
    };
    await note('after play');
    await ben.page.keyboard.press('5');
    await expect.poll(async () => (await placeOf(ann.page)).position).toBeGreaterThan(14.5);
    await moves(ann.page);
    await moves(ben.page);
    await note('after a seek');
    await ben.page.keyboard.press('k');
    await stands(ann.page);
    await stands(ben.page);
    await expect
      .poll(async () => Math.abs((await placeOf(ann.page)).position - (await placeOf(ben.page)).position))
      .toBeLessThan(0.02);
    await ann.page.keyboard.press('0');
    await ann.page.keyboard.press('k');
    await moves(ann.page);
    await moves(ben.page);
    await note('after a pause');
    info.annotations.push({ type: 'skew', description: JSON.stringify(figures) });
  });
}

test('[EM21] nothing is asked of a site before the person agrees, and that is asked once', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const { page, sites } = await come(lockstep, room, 'Ann', youtube(youtubeFilms.plain));
  await expect(page.getByRole('heading', { name: 'This film comes from YouTube' })).toBeVisible();
  expect(sites.asked).toEqual([]);
  await allow(page, 'YouTube');
  await frameOf(page);
  expect(sites.asked.some((url) => url.startsWith('https://www.youtube-nocookie.com/embed/'))).toBe(true);
  await page.reload();
  await button(page, 'Join').click();
  await frameOf(page);
  await expect(page.getByRole('heading', { name: 'This film comes from YouTube' })).toHaveCount(0);
});

test('[EM3] the room learns its title and its length; [EM16] its frame has a name and is out of reach', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const { page } = await come(lockstep, room, 'Ann', youtube(youtubeFilms.plain));
  await expect(page).toHaveTitle(new RegExp(`^YouTube ${youtubeFilms.plain} `));
  await allow(page, 'YouTube');
  await expect(page).toHaveTitle(new RegExp(`^${siteTitle} `));
  await expect(page.getByText('/ 0:30').first()).toBeVisible();
  const frame = page.locator('youtube-video iframe');
  await expect(frame).toHaveAttribute('title', /./);
  expect(await page.locator('youtube-video').evaluate((element: HTMLElement) => element.inert)).toBe(true);
});

test('[EM2] a link to a place in the film leads there', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await come(lockstep, room, 'Ann', `${youtube(youtubeFilms.plain)}?t=12s`);
  await allow(page, 'YouTube');
  await expect.poll(async () => (await placeOf(page)).position).toBeCloseTo(12, 1);
});

for (const [film, site, title] of [
  [youtube(youtubeFilms.gone), 'YouTube', 'YouTube has no such film'],
  [youtube(youtubeFilms.kept), 'YouTube', 'YouTube does not show this film here'],
  [vimeo(vimeoFilms.gone), 'Vimeo', 'Vimeo has no such film'],
  [vimeo(vimeoFilms.kept), 'Vimeo', 'Vimeo does not show this film here'],
] as const) {
  test(`[EM18] ${title} (${film})`, async ({ lockstep }) => {
    const room = await lockstep.makeRoom();
    const { page } = await come(lockstep, room, 'Ann', film);
    await allow(page, site);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.locator('iframe')).toHaveCount(0);
  });
}

test('[EM18] a site that does not answer is told, and tried again', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page, sites } = await come(lockstep, room, 'Ann', youtube(youtubeFilms.plain));
  sites.setReachable(false);
  await allow(page, 'YouTube');
  await expect(page.getByRole('heading', { name: 'YouTube cannot be reached' })).toBeVisible();
  sites.setReachable(true);
  await button(page, 'Try again').click();
  await expect(page).toHaveTitle(new RegExp(`^${siteTitle} `));
  await page.keyboard.press('k');
  await moves(page);
});

test('[EM22] a server without other sites says so at once, and a copy of one’s own plays', async ({
  browser,
}) => {
  const server = await startProduct(undefined, { embeds: false });
  const page = await browser.newPage({ locale: 'en-GB' });
  const sites = await standInForSites(page.context());
  const room = await makeRoom(server.port);
  const film = encodeURIComponent(youtube(youtubeFilms.plain));
  await page.goto(`http://127.0.0.1:${server.port}/r/${room}?u=Ann&url=${film}`);
  await button(page, 'Join').click();
  await expect(
    page.getByRole('heading', { name: 'Films from YouTube are off on this server' }),
  ).toBeVisible();
  await expect(button(page, 'Watch with YouTube')).toHaveCount(0);
  expect(sites.asked).toEqual([]);
  await button(page, 'Use another copy here').click();
  await page.getByRole('dialog').getByLabel('Link to my copy').fill('/media/demo.mp4');
  await button(page, 'Use').last().click();
  await closeDialog(page);
  await filmReady(page);
  await page.context().close();
  await server.close();
});

test('[EM22] a proxy whose policy keeps the sites out is told too', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const person = await lockstep.visit('/');
  const sites = await standInForSites(person.context);
  await person.context.route(`${person.line.url}/r/*`, async (route) => {
    const answer = await route.fetch();
    const policy =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-src 'none'; worker-src 'self' blob:";
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), 'content-security-policy': policy },
    });
  });
  const film = encodeURIComponent(youtube(youtubeFilms.plain));
  await person.page.goto(`${person.line.url}/r/${room}?u=Ann&url=${film}`);
  await button(person.page, 'Join').click();
  await allow(person.page, 'YouTube');
  await expect(
    person.page.getByRole('heading', { name: 'Films from YouTube are off on this server' }),
  ).toBeVisible();
  expect(sites.asked).toEqual([]);
});

test('[EM16] a player that wants a press gets it, and then follows', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await come(lockstep, room, 'Ann', youtube(youtubeFilms.wantsPress));
  await allow(page, 'YouTube');
  const hint = page.getByText('YouTube may want a press in the picture');
  await expect(hint).toBeVisible();
  const stage = await page.getByRole('region', { name: 'Stage' }).boundingBox();
  if (stage === null) throw new Error('no stage');
  await page.mouse.click(stage.x + stage.width / 2, stage.y + stage.height / 2);
  await expect(hint).toHaveCount(0);
  await stands(page);
  // The press was the site's; keys are ours again.
  await page.keyboard.press('k');
  await moves(page);
});

test('[EM13] an advertisement is waited for, and ends although the room stands', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await come(lockstep, room, 'Ann', youtube(youtubeFilms.plain));
  await allow(ann.page, 'YouTube');
  await ann.page.keyboard.press('k');
  await moves(ann.page);
  const ben = await lockstep.visit('/');
  await standInForSites(ben.context, { advertMs: 2500 });
  await ben.page.goto(`${ben.line.url}/r/${room}?u=Ben`);
  await button(ben.page, 'Join').click();
  await allow(ben.page, 'YouTube');
  const frame = await frameOf(ben.page);
  await expect(frame.locator('[data-advert]')).toHaveCount(1);
  // Ann is not stopped by it: nothing is known of a film that has not come.
  await moves(ann.page);
  await expect(frame.locator('[data-advert]')).toHaveCount(0);
  await moves(ben.page);
  await expect
    .poll(async () => (await skewOf(ann.page, ben.page, 1500)).p95, { timeout: 30_000 })
    .toBeLessThan(withinMs);
});
