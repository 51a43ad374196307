/** The installed app: its shell opens without a network and says so, keeps nothing it must not, and never stands in the way. */
import { appendFile, cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { startServer } from '@lockstep/server';
import { assets } from '../src/harness/product.ts';
import { button, expect, filmReady, test, type Person } from './lockstep.ts';

test.use({ serviceWorkers: 'allow' });

async function installed(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

async function cutOff({ context, line }: Person): Promise<void> {
  await line.setMode('refusing');
  await context.setOffline(true);
}

test('without a network the first page opens and says so', async ({ lockstep }) => {
  const ann = await lockstep.visit('/');
  await installed(ann.page);
  await cutOff(ann);
  await ann.page.goto(`${ann.line.url}/`);
  await expect(ann.page.getByRole('heading', { level: 1 })).toHaveText('Watch together, on the same frame.');
  await expect(ann.page.getByText('You are offline.').first()).toBeVisible();
  await button(ann.page, 'Start an empty room').click();
  await expect(ann.page.getByText(/The server does not answer/).first()).toBeVisible();
  await ann.context.setOffline(false);
  await ann.line.setMode('open');
  await expect(ann.page.getByText('You are offline.')).toBeHidden();
  await button(ann.page, 'Try again').click();
  await expect(ann.page).toHaveURL(/\/r\//);
});

test('a room link without a network opens its door, and goes in as soon as there is one', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await lockstep.visit(`/r/${room}`, { viewport: { width: 390, height: 844 } });
  await installed(ann.page);
  await cutOff(ann);
  await ann.page.goto(`${ann.line.url}/r/${room}?u=Ann`);
  await expect(ann.page.getByText('You are offline.').first()).toBeVisible();
  await button(ann.page, 'Join').click();
  await expect(button(ann.page, 'Retry now')).toBeVisible();
  await ann.line.setMode('open');
  await ann.context.setOffline(false);
  await expect(ann.page.getByRole('heading', { name: 'Nothing is on yet' })).toBeVisible();
});

test('neither the API nor films are ever kept', async ({ lockstep }) => {
  const ann = await lockstep.visit('/');
  await installed(ann.page);
  await ann.page.reload();
  await button(ann.page, 'Play the demo film').click();
  await filmReady(ann.page);
  const kept = await ann.page.evaluate(async () => {
    const names = await caches.keys();
    const stores = await Promise.all(names.map((name) => caches.open(name)));
    const requests = await Promise.all(stores.map((store) => store.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.length).toBeGreaterThan(3);
  expect(kept.filter((path) => /^\/(api|media)\b/.test(path))).toEqual([]);
});

test('with a network the page comes from the server, not from what was kept', async ({ lockstep }) => {
  const ann = await lockstep.visit('/');
  await installed(ann.page);
  await ann.page.reload();
  const answer = await ann.page.goto(`${ann.line.url}/nothing-here`);
  expect(answer?.status()).toBe(404);
});

test('it can be installed below a path of a larger site, too', async ({ browser }) => {
  const server = await startServer({ port: 0, logLevel: 'silent', filmsRoot: assets, base: '/watch' });
  const context = await browser.newContext();
  let up = true;
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/watch/`);
    const href = await page.locator('link[rel="manifest"]').getAttribute('href');
    expect(href).toBe('/watch/manifest.webmanifest');
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
      const answer = await fetch(link?.href ?? '');
      const body = (await answer.json()) as {
        readonly start_url: string;
        readonly scope: string;
        readonly icons: readonly { readonly src: string; readonly sizes: string }[];
      };
      const at = (path: string) => new URL(path, link?.href).pathname;
      const icons = await Promise.all(
        body.icons.map(async ({ src, sizes }) => {
          const image = new Image();
          image.src = at(src);
          await image.decode();
          return [sizes, image.naturalWidth] as const;
        }),
      );
      return { start: at(body.start_url), scope: at(body.scope), icons };
    });
    expect(manifest.start).toBe('/watch/');
    expect(manifest.scope).toBe('/watch/');
    for (const [sizes, width] of manifest.icons) {
      if (sizes !== 'any') expect(sizes).toBe(`${width}x${width}`);
    }
    const scope = await page.evaluate(() =>
      navigator.serviceWorker.ready.then((registration) => new URL(registration.scope).pathname),
    );
    expect(scope).toBe('/watch/');
    await server.close();
    up = false;
    await page.goto(`http://127.0.0.1:${server.port}/watch/r/1111111111111111111111`);
    await expect(page.getByText(/The server does not answer/).first()).toBeVisible();
    await expect(button(page, 'Join')).toBeVisible();
  } finally {
    await context.close();
    if (up) await server.close();
  }
});

test('a newer version is told of, waits until it is wanted, and is there then', async ({ browser }) => {
  const built = fileURLToPath(new URL('../../web/dist', import.meta.url));
  const served = fileURLToPath(new URL('../../../out/e2e-app', import.meta.url));
  await rm(served, { recursive: true, force: true });
  await cp(built, served, { recursive: true });
  for (const packed of ['sw.js.br', 'sw.js.gz']) await rm(`${served}/${packed}`, { force: true });
  const server = await startServer({ port: 0, logLevel: 'silent', filmsRoot: assets, webRoot: served });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await installed(page);
    await page.reload();
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await appendFile(`${served}/sw.js`, '\n// Another version.\n');
    await page.evaluate(async () => {
      document.documentElement.dataset['before'] = 'yes';
      await (await navigator.serviceWorker.ready).update();
    });
    await expect(button(page, 'Load it')).toBeVisible();
    // Nothing happens by itself: a film may be running.
    await expect(page.locator('html')).toHaveAttribute('data-before', 'yes');
    await button(page, 'Load it').click();
    await expect(page.locator('html')).not.toHaveAttribute('data-before', 'yes');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(button(page, 'Load it')).toHaveCount(0);
  } finally {
    await context.close();
    await server.close();
  }
});
