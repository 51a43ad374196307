/** What there is to know of the film, the player and the line. */
import type { Page } from '@playwright/test';
import { joinRoom } from '../src/harness/product.ts';
import { button, enter, expect, expectPlaying, linkTo, test } from './lockstep.ts';

test.use({ serviceWorkers: 'allow' });

async function openInfo(page: Page): Promise<void> {
  await button(page, /^Sync:/).click();
  await expect(page.getByRole('heading', { name: 'The film' })).toBeVisible();
}

/** The value beside a name. */
const fact = (page: Page, name: string) =>
  page.locator('dl > div', { has: page.getByText(name, { exact: true }) }).locator('dd');

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]) {
  test(`the info tab tells of film, player and line at ${viewport.width} × ${viewport.height}`, async ({
    lockstep,
  }) => {
    const both = await lockstep.roomWith(['Ann', 'Ben'], { viewport });
    const [ann] = both;
    if (ann === undefined) throw new Error('nobody came');
    const { page } = ann;
    await openInfo(page);
    await page.keyboard.press('k');
    await expectPlaying(both);
    await expect(fact(page, 'Length')).toHaveText('0:30');
    await expect(fact(page, 'Size')).toHaveText('692 kB');
    await expect(fact(page, 'Average rate')).toHaveText('23.1 kB/s');
    await expect(fact(page, 'Kind of file')).toHaveText('MP4');
    await expect(fact(page, 'Picture')).toHaveText('H.264');
    await expect(fact(page, 'Sound')).toHaveText('AAC');
    await expect(fact(page, 'Needs')).toHaveText('23.1 kB/s');
    await expect(fact(page, 'Runs short')).toHaveText('no');
    await expect(page.getByRole('heading', { name: 'As the server saw it' })).toBeVisible();
    await expect(fact(page, 'Watch it from here')).toHaveText('2');
    await expect(fact(page, 'Needed for all of them')).toHaveText('46.1 kB/s');
    await expect(fact(page, 'Resolution')).toHaveText('640 × 360');
    await expect(fact(page, 'Frame rate')).toHaveText(/^30 per second/);
    await expect(fact(page, 'Fetched ahead')).toHaveText(/^[0-9.]+ s$/);
    await expect(page.getByText(/^Ben [+−][0-9.]+ ms$/).first()).toBeVisible();
    await expect(page.getByText(/Two minutes: within [0-9.]+ ms for 95 %/).first()).toBeVisible();
    const graph = page.getByRole('img', { name: /Skew of everybody/ });
    await expect.poll(() => paintedShare(graph)).toBeGreaterThan(0.005);
  });
}

/** Which part of a canvas has been drawn on. */
function paintedShare(canvas: ReturnType<Page['locator']>): Promise<number> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) return 0;
    const context = element.getContext('2d');
    if (context === null) return 0;
    const { data } = context.getImageData(0, 0, element.width, element.height);
    let painted = 0;
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 40) painted += 1;
    return painted / (data.length / 4);
  });
}

test('a report says how things are, and neither where nor who nor what', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Annabel')));
  await openInfo(page);
  await button(page, 'Make a report').click();
  const report = await page.getByRole('textbox', { name: 'Report' }).inputValue();
  for (const part of ['link: online', 'round trip:', 'player: paused', 'source: link', 'others: 0']) {
    expect(report).toContain(part);
  }
  for (const secret of [room, 'Annabel', 'demo', '127.0.0.1']) expect(report).not.toContain(secret);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, 'Copy the report').click();
  await expect(button(page, 'Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(report);
});

test('the speed over the film is off at first, on when asked for, in fullscreen too, and stays on', async ({
  lockstep,
}) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  const { page } = ann;
  const stage = page.getByRole('region', { name: 'Stage' });
  const readout = stage.getByText(/^buffered [0-9.]+ s · /);
  await expect(readout).toBeHidden();
  await button(page, 'Settings').first().click();
  await page.getByRole('switch', { name: 'Buffer and speed' }).click();
  await page.keyboard.press('Escape');
  await expect(readout).toBeVisible();
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await expect(readout).toBeVisible();
  await page.keyboard.press('f');
  await page.reload();
  await button(page, 'Join').click();
  await expect(readout).toBeVisible();
});

test('on a slow line the speed is told as it is', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await lockstep.visit(`/r/${room}?u=Ann`);
  await joinRoom(ann.page);
  await button(ann.page, 'Settings').first().click();
  await ann.page.getByRole('switch', { name: 'Buffer and speed' }).click();
  await ann.page.keyboard.press('Escape');
  // What keeps the app for times without a network must not share the line with the film.
  await ann.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const bytesPerSec = 60_000;
  await ann.line.reshape({ oneWayMs: 10, jitterMs: 0, loss: 0, bytesPerSec });
  // Under a name that no cache knows.
  const box = ann.page.getByRole('region', { name: 'Stage' }).getByLabel('Link to a film');
  await box.fill('/media/demo.mp4?slowly');
  await box.press('Enter');
  const readout = ann.page.getByText(/^buffered [0-9.]+ s · /);
  const rates: number[] = [];
  await expect
    .poll(
      async () => {
        const text = (await readout.textContent().catch(() => null)) ?? '';
        const [, amount] = /· ([0-9.]+) kB\/s/.exec(text) ?? [];
        if (amount !== undefined && Number(amount) > 0) rates.push(Number(amount) * 1000);
        const middle = rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
        return rates.length >= 4 && Math.abs(middle - bytesPerSec) < bytesPerSec * 0.2;
      },
      { timeout: 25_000, intervals: [500] },
    )
    .toBe(true);
});

test('buttons for trying out are shown only when the address asks for them', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await openInfo(page);
  await expect(button(page, 'Show a notice')).toBeHidden();
  const { page: other } = await enter(await lockstep.visit(`${linkTo(room, 'Ben')}&debug`));
  await openInfo(other);
  await button(other, 'Show a notice').click();
  await expect(other.getByText('This is how a notice looks')).toBeVisible();
  await expect(page.getByText('This is how a notice looks')).toBeHidden();
});
