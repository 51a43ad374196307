/** This server's films: found by folder and by search, and watched together. */
import { joinRoom } from '../src/harness/product.ts';
import { openFilmServer, type FilmServer } from './film-server.ts';
import { button, expect, film, filmReady, test } from './lockstep.ts';

let server: FilmServer;

test.beforeAll(async () => {
  server = await openFilmServer('library', ['Evening.mp4', 'Series/Season 1/第1集.mp4'], {
    'Evening.en.srt': '1\n00:00:00,000 --> 00:00:20,000\nGood evening\n',
  });
});
test.afterAll(() => server.close());

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`a film of the server is chosen with one press: ${viewport.width} × ${viewport.height}`, async ({
    browser,
  }) => {
    const { at } = server;
    const [one, two] = [await browser.newContext({ viewport }), await browser.newContext({ viewport })];
    try {
      const ann = await one.newPage();
      await ann.goto(`${at}/?u=Ann`);
      await button(ann, 'This server’s films').click();
      const dialog = ann.getByRole('dialog', { name: 'This server’s films' });
      await expect(button(ann, /^Evening/)).toContainText('0:30');
      await expect(dialog.locator('img').first()).toBeVisible();
      await button(ann, 'Series').click();
      await button(ann, 'Season 1').click();
      await expect(dialog.getByRole('navigation', { name: 'Folders' })).toContainText('Season 1');
      await expect(button(ann, /^第1集/)).toBeVisible();
      await button(ann, 'All films').click();
      await dialog.getByRole('searchbox').fill('season 集');
      await expect(button(ann, /^第1集/)).toContainText('Series/Season 1');
      await expect(button(ann, /^Evening/)).toHaveCount(0);
      await dialog.getByRole('searchbox').fill('nothing like it');
      await expect(dialog.getByText('No film has these words.')).toBeVisible();
      await dialog.getByRole('searchbox').fill('');
      await button(ann, /^Evening/).click();
      await filmReady(ann);
      await expect(ann).toHaveTitle(/Evening/);

      const ben = await two.newPage();
      await ben.goto(`${at}${new URL(ann.url()).pathname}?u=Ben`);
      await joinRoom(ben);
      await filmReady(ben);
      await test.step('[LB9] its subtitles are one press away', async () => {
        await ben.keyboard.press('c');
        await button(ben, 'Evening.en.srt').click();
        await expect(ben.getByTestId('subtitles')).toHaveText('Good evening');
        await ben.keyboard.press('Escape');
      });
      await ann.keyboard.press('k');
      for (const page of [ann, ben])
        await expect.poll(async () => (await film(page)).position).toBeGreaterThan(0.5);
    } finally {
      await one.close();
      await two.close();
    }
  });
}
