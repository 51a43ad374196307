import { createServer } from 'vite';
import { startServer } from '@lockstep/server';
import { chromium } from '@playwright/test';
import { makeRoom } from './harness/product.ts';
const server = await startServer({
  port: 0,
  logLevel: 'silent',
  filmsRoot: new URL('../../server/assets', import.meta.url).pathname,
});
process.env['LOCKSTEP_SERVER'] = `http://127.0.0.1:${server.port}`;
process.chdir(new URL('../../web', import.meta.url).pathname);
const vite = await createServer({
  configFile: new URL('../../web/vite.config.ts', import.meta.url).pathname,
  server: { port: 5199, hmr: false, watch: null },
});
await vite.listen();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
});
const out = '/tmp/shots';
import { mkdirSync } from 'node:fs';
mkdirSync(out, { recursive: true });
const room = await makeRoom(server.port);
const jobs: [
  string,
  { width: number; height: number },
  string,
  string,
  ((p: import('@playwright/test').Page) => Promise<void>)?,
][] = JSON.parse(process.env['JOBS'] ?? '[]');
const phone = { deviceScaleFactor: 2, isMobile: true, hasTouch: true };
for (const [name, size, hash, locale] of jobs) {
  const ctx = await browser.newContext({ viewport: size, locale, ...(size.width < 900 ? phone : {}) });
  const page = await ctx.newPage();
  page.on('console', (m) => {
    if (m.type() === 'error') console.log(name, 'console', m.text().slice(0, 300));
  });
  page.on('pageerror', (e) => console.log(name, 'ERR', e.message));
  try {
    await page.goto(
      `http://localhost:5199/r/${room}?u=Ann&url=${encodeURIComponent('/media/demo.mp4')}#${hash}`,
      { timeout: 120000 },
    );
    await page.locator('form button[type=submit]').click({ timeout: 60000 });
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3, null, {
      timeout: 60000,
    });
    const q = new URLSearchParams(hash);
    if (q.get('look'))
      await page.evaluate(
        (look) =>
          localStorage.setItem(
            'lockstep.callLook',
            JSON.stringify({ look, place: { x: 1, y: 0 }, knowsHeadphones: false }),
          ),
        q.get('look'),
      );
    if (q.get('look')) {
      await page.reload();
      const b = page.locator('form button[type=submit]');
      await b.click({ timeout: 15000 }).catch(() => {});
      await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3, null, {
        timeout: 60000,
      });
    }
    await page
      .getByRole('button', { name: /^(Call|通话)$/ })
      .first()
      .click();
    await page.locator('dialog[open]').waitFor({ timeout: 60000 });
    if (!q.get('bad')) {
      const sw = page.locator('dialog [role=switch]');
      await sw.nth(0).click();
      await sw.nth(1).click();
    }
    await page.waitForTimeout(700);
    if (q.get('dlg')) {
      await page.screenshot({ path: `${out}/${name}-dialog.png` });
    }
    await page.getByRole('button', { name: /^(Join the call|加入通话)$/ }).click();
    await page.waitForTimeout(800);
    if (q.get('set')) {
      await page
        .getByRole('button', { name: /^(Call|通话)$/ })
        .first()
        .click();
      await page.waitForTimeout(500);
      await page.screenshot({ path: `${out}/${name}-settings.png` });
      await page.keyboard.press('Escape');
    }
    if (q.get('full')) {
      await page.keyboard.press('f');
      await page.waitForTimeout(600);
      const v = await page.locator('video').first().boundingBox();
      await page.mouse.move(v!.x + 300, v!.y + 300);
      await page.mouse.move(v!.x + 310, v!.y + 310);
      await page.waitForTimeout(400);
    }
    if (q.get('menu')) {
      await page.getByTestId('call-tile').nth(1).locator('button').first().click();
      await page.waitForTimeout(400);
    }
    if (q.get('more')) {
      await page.getByRole('button', { name: 'More about the call' }).click();
      await page.waitForTimeout(400);
    }
    await page.screenshot({ path: `${out}/${name}.png` });
  } catch (e) {
    console.log(name, String(e).slice(0, 500));
    await page.screenshot({ path: `${out}/${name}-bad.png` }).catch(() => {});
  }
  await ctx.close();
}
await browser.close();
await vite.close();
await server.close();
process.exit(0);
