/** Drawn subtitles: scripts with styles of their own are drawn as their makers wanted, by libass, in the picture. */
import type { Page } from '@playwright/test';
import { GREEN, RED, styledScript, YELLOW } from './ass.ts';
import { menuItem, openMore } from './bar.ts';
import { patchOf } from './drawn.ts';
import {
  button,
  closeDialog,
  enter,
  expect,
  expectPlaying,
  film,
  filmReady,
  linkTo,
  test,
} from './lockstep.ts';

async function bring(page: Page, name: string, text: string): Promise<void> {
  await page.keyboard.press('c');
  const chosen = page.waitForEvent('filechooser');
  await button(page, 'Add a file').click();
  await (await chosen).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

const seen = async (page: Page, colour: readonly [number, number, number]): Promise<number> =>
  (await patchOf(page, colour)).pixels;

test('[SB9][SB10][SB12] a styled script is drawn in its colours and places, also Chinese, and follows the film', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  // So wide that the picture goes down to the end of the stage, where the controls are.
  const viewport = { width: 1600, height: 660 };
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann'), { viewport }));
  await filmReady(page);
  await bring(page, 'film.ass', styledScript());
  await expect.poll(async () => seen(page, GREEN), { timeout: 30_000 }).toBeGreaterThan(1500);
  await page.keyboard.press('Escape');
  // As text it is not shown besides.
  await expect(page.getByTestId('subtitles')).toHaveCount(0);
  const sign = await patchOf(page, YELLOW);
  expect(sign.pixels).toBeGreaterThan(300);
  expect(sign.x).toBeCloseTo(1040 / 1280, 1);
  expect(sign.y).toBeCloseTo(140 / 720, 1);

  await test.step('[SB12] above the controls while they are shown; the sign stays', async () => {
    await page.mouse.move(300, 300);
    const bar = await page.getByRole('group', { name: 'Controls' }).boundingBox();
    const stage = await page.getByTestId('drawn-subtitles').locator('canvas').boundingBox();
    const lines = await patchOf(page, GREEN);
    expect((stage?.y ?? 0) + lines.y * (stage?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
  });
  await test.step('after a jump there and back, and later by the delay', async () => {
    await page.keyboard.press('5');
    await expect.poll(async () => seen(page, RED)).toBeGreaterThan(500);
    expect(await seen(page, GREEN)).toBe(0);
    await page.keyboard.press('0');
    await expect.poll(async () => seen(page, GREEN)).toBeGreaterThan(1500);
    expect(await seen(page, RED)).toBe(0);
  });
  await test.step('while it plays, lower when the controls are gone', async () => {
    const before = await patchOf(page, GREEN);
    await page.keyboard.press('k');
    await expectPlaying([{ page }]);
    await page.mouse.move(300, 301);
    await expect(page.locator('[data-awake=false]')).toBeVisible({ timeout: 15_000 });
    await expect
      .poll(async () => {
        const green = await patchOf(page, GREEN);
        const red = await patchOf(page, RED);
        return Math.max(green.y, red.y);
      })
      .toBeGreaterThan(before.y + 0.05);
    await page.keyboard.press('k');
  });
  await test.step('the key hides and shows them', async () => {
    await page.keyboard.press('c');
    await expect(page.getByTestId('drawn-subtitles')).toHaveCount(0);
    await page.keyboard.press('c');
    await expect.poll(async () => seen(page, YELLOW), { timeout: 30_000 }).toBeGreaterThan(300);
  });
});

test('[SB9][SB11] beside a drawn track the other one is text at the top; where nothing can be drawn it is text too', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await filmReady(page);
  await bring(page, 'film.ass', styledScript());
  await expect.poll(async () => seen(page, GREEN), { timeout: 30_000 }).toBeGreaterThan(1500);
  await closeDialog(page);
  await page.keyboard.press('c');
  await page.keyboard.press('c');
  await button(page, 'Subtitles').click();
  const chosen = page.waitForEvent('filechooser');
  await button(page, 'Add a file').click();
  const srt = '1\n00:00:00,000 --> 00:00:30,000\nBeside it\n';
  await (await chosen).setFiles({ name: 'film.srt', mimeType: 'text/plain', buffer: Buffer.from(srt) });
  const text = page.getByTestId('subtitles');
  await expect(text).toHaveText('Beside it');
  await expect.poll(async () => seen(page, GREEN), { timeout: 30_000 }).toBeGreaterThan(1500);
  const place = await text.boundingBox();
  expect(place?.y).toBeLessThan(250);

  await test.step('[SB9] the program does not come', async () => {
    const { page: other } = await enter(await lockstep.visit(linkTo(room, 'Ben')));
    await other.route('**/*.wasm', (route) => route.abort());
    await bring(other, 'film.ass', styledScript());
    await expect(other.getByTestId('subtitles')).toContainText('春天来了', { timeout: 10_000 });
    await other.keyboard.press('Escape');
    await expect(other.getByText('is shown as plain text')).toBeVisible({ timeout: 40_000 });
  });
});

test('[SB18] who watches another cut sees what is drawn when the others do', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  await filmReady(page);
  await bring(page, 'film.ass', styledScript());
  await expect.poll(async () => seen(page, GREEN), { timeout: 30_000 }).toBeGreaterThan(1500);
  await closeDialog(page);
  const shift = async (seconds: string, position: number): Promise<void> => {
    await openMore(page);
    await menuItem(page, 'Use another copy here…').click();
    await page.getByLabel('Seconds ahead of the room; negative is behind').fill(seconds);
    await closeDialog(page);
    await expect.poll(async () => (await film(page)).position).toBeCloseTo(position, 1);
  };
  await page.keyboard.press('3');
  await expect.poll(async () => (await film(page)).position).toBeCloseTo(9, 1);
  await shift('2', 11);
  await page.waitForTimeout(500);
  expect(await seen(page, GREEN)).toBeGreaterThan(1500);
  expect(await seen(page, RED)).toBe(0);
  await test.step('where its own cut has no picture yet too', async () => {
    await shift('-20', 0);
    await page.keyboard.press('5');
    await expect.poll(async () => seen(page, RED)).toBeGreaterThan(500);
    expect((await film(page)).position).toBeCloseTo(0, 1);
    expect(await seen(page, GREEN)).toBe(0);
  });
});
