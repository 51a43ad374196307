/** Films in pieces: HLS and DASH are watched together like any other film. */
import { dash, dashTexts, everyFilm, hlsTexts, hlsTracks, hlsTs, whole } from './stream-films.ts';
import { openStreamSite } from './stream-site.ts';
import {
  button,
  closeDialog,
  enter,
  expect,
  expectPaused,
  expectPlaying,
  expectSameFrame,
  film,
  frameMs,
  linkWith,
  skewMs,
  test,
  type Lockstep,
  type Person,
} from './lockstep.ts';

const two = async (lockstep: Lockstep, url: string): Promise<readonly [Person, Person, string]> => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkWith(room, 'Ann', url), { link: { oneWayMs: 10 } }));
  const ben = await enter(await lockstep.visit(linkWith(room, 'Ben', url), { link: { oneWayMs: 60 } }));
  return [ann, ben, room];
};

const KINDS = [
  ['HLS of transport streams', hlsTs, 'film.m3u8'],
  ['HLS of fragments with sound in lists of its own', hlsTracks, 'film.m3u8'],
  ['DASH', dash, 'film.mpd'],
] as const;

for (const [kind, make, name] of KINDS) {
  test(
    `[MD13] ${kind}: played, sought and paused on the same frame, also by who comes late`,
    {
      // Opening a third page beside another trial takes so much of two cores that films fall behind and land again.
      tag: '@alone',
    },
    async ({ lockstep }) => {
      const site = await openStreamSite(await make());
      const [ann, ben, room] = await two(lockstep, site.url + name);
      const both = [ann, ben];
      await ann.page.keyboard.press('k');
      await expectPlaying(both);
      await expect.poll(() => skewMs(both)).toBeLessThan(frameMs / 2);

      await ben.page.keyboard.press('ArrowRight');
      await expect.poll(async () => (await film(ann.page)).position).toBeGreaterThan(5);
      await expectPlaying(both);
      await expect.poll(() => skewMs(both)).toBeLessThan(frameMs / 2);
      await ann.page.evaluate(() => globalThis.__sampler.take());

      const url = linkWith(room, 'Cleo', site.url + name);
      const cleo = await enter(await lockstep.visit(url, { link: { oneWayMs: 40 } }));
      await expectPlaying([cleo]);
      const { events } = await ann.page.evaluate(() => globalThis.__sampler.take());
      expect(events.filter(([, what]) => what === 'pause' || what === 'seeking')).toEqual([]);
      await ben.page.keyboard.press('k');
      await expectPaused([...both, cleo]);
      expect(await expectSameFrame([...both, cleo])).toBeGreaterThan(150);
      await site.close();
    },
  );
}

test('[MD13][MD15] one film as HLS, as DASH and as a file shows everybody the same frame', async ({
  lockstep,
}) => {
  const site = await openStreamSite(await everyFilm(), {
    filmFor: (language) =>
      language.startsWith('en-GB')
        ? '/hls-ts/film.m3u8'
        : language.startsWith('en-AU')
          ? '/dash/film.mpd'
          : '/whole/film.mp4',
  });
  const room = await lockstep.makeRoom();
  const people: Person[] = [];
  for (const locale of ['en-GB', 'en-AU', 'en-US'])
    people.push(await enter(await lockstep.visit(linkWith(room, 'Somebody', `${site.url}film`), { locale })));
  const [ann] = people;
  if (ann === undefined) throw new Error('nobody came');
  for (const path of ['/hls-ts/film.m3u8', '/dash/film.mpd', '/whole/film.mp4'])
    expect(site.asked).toContain(path);
  await ann.page.keyboard.press('5');
  await expectPaused(people);
  expect(await expectSameFrame(people)).toBe(450);
  await ann.page.keyboard.press('k');
  await expectPlaying(people);
  await expect.poll(() => skewMs(people)).toBeLessThan(frameMs / 2 + 67);
  await ann.page.keyboard.press('k');
  await expectPaused(people);
  await expectSameFrame(people);
  await site.close();
});

test('[MD11][MD12] another quality for one disturbs nobody, and is remembered', async ({ lockstep }) => {
  const site = await openStreamSite(await hlsTs());
  const [ann, ben] = await two(lockstep, `${site.url}film.m3u8`);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await ben.page.evaluate(() => globalThis.__sampler.take());
  await ann.page.mouse.move(300, 300);
  await button(ann.page, 'Picture and sound').click();
  await ann.page.getByRole('menuitemradio', { name: '180p', exact: true }).click();
  const height = () => ann.page.evaluate(() => document.querySelector('video')?.videoHeight);
  await expect.poll(height).toBe(180);
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
  const { events } = await ben.page.evaluate(() => globalThis.__sampler.take());
  expect(events.filter(([, what]) => what === 'pause' || what === 'seeking' || what === 'waiting')).toEqual(
    [],
  );
  const kept = await ann.page.evaluate(() => localStorage.getItem('lockstep.wishes'));
  expect(kept).toBe('{"height":180,"language":null}');
  await ann.page.reload();
  await enter(ann);
  await expect.poll(height).toBe(180);
  await site.close();
});

for (const [kind, make, name] of [KINDS[1], KINDS[2]]) {
  test(`[MD11] ${kind}: a sound track in another language is one's own`, async ({ lockstep }) => {
    const site = await openStreamSite(await make());
    const [ann, ben] = await two(lockstep, site.url + name);
    await ann.page.keyboard.press('k');
    await expectPlaying([ann, ben]);
    await ann.page.mouse.move(300, 300);
    await button(ann.page, 'Picture and sound').click();
    const chinese = ann.page.getByRole('menuitemradio', { name: /Chinese/ });
    await expect(ann.page.getByRole('menuitemradio', { name: /English/ })).toBeChecked();
    await chinese.click();
    await expectPlaying([ann, ben]);
    await ann.page.mouse.move(310, 310);
    await button(ann.page, 'Picture and sound').click();
    await expect(chinese).toBeChecked();
    await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
    await site.close();
  });
}

test('[MD22][SB17] subtitles of a list are chosen like any others, and seen at their time', async ({
  lockstep,
}) => {
  const site = await openStreamSite(await hlsTexts());
  const [ann, ben] = await two(lockstep, `${site.url}film.m3u8`);
  const layer = ann.page.getByTestId('subtitles');
  await ann.page.keyboard.press('c');
  const dialog = ann.page.getByRole('dialog', { name: 'Subtitles' });
  await dialog.getByLabel('Track', { exact: true }).selectOption('English');
  await ann.page.keyboard.press('Escape');
  await expect(layer).toHaveText('Line 0');
  await ann.page.keyboard.press('5');
  await expect(layer).toHaveText('Line 15');
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await expect(layer).toHaveText('Line 17');
  await ann.page.keyboard.press('c');
  await expect(layer).toHaveCount(0);
  await expect(ben.page.getByTestId('subtitles')).toHaveCount(0);
  await site.close();
});

for (const [kind, tracks] of [
  [
    'files',
    [
      ['English', 'Line 0', 'Line 15'],
      ['Chinese', '行 0\nso', '行 15\nso'],
    ],
  ],
  [
    'pieces',
    [
      ['French', 'Ligne 0', 'Ligne 15'],
      ['German', 'Zeile 0\nso', 'Zeile 15\nso'],
    ],
  ],
] as const) {
  test(`[MD23][SB17] subtitles of a DASH list, as ${kind}, are chosen like any others, and shown by us alone`, async ({
    lockstep,
  }) => {
    const site = await openStreamSite(await dashTexts());
    const [ann, ben] = await two(lockstep, `${site.url}${kind}.mpd`);
    const layer = ann.page.getByTestId('subtitles');
    const track = ann.page.getByRole('dialog', { name: 'Subtitles' }).getByLabel('Track', { exact: true });
    const choose = async (name: string): Promise<void> => {
      await button(ann.page, 'Subtitles').click();
      await track.selectOption(name);
      await closeDialog(ann.page);
    };
    await ann.page.keyboard.press('c');
    await expect(track.locator('option')).toHaveCount(3);
    await closeDialog(ann.page);
    expect(site.asked.filter((path) => /(de|fr)-\d/.test(path))).toEqual([]);
    for (const [name, first, later] of tracks) {
      await ann.page.keyboard.press('0');
      await choose(name);
      await expect.poll(() => layer.innerText()).toBe(first);
      await ann.page.keyboard.press('5');
      await expect.poll(() => layer.innerText()).toBe(later);
    }
    await expect(layer.locator('.italic')).toHaveText('so');
    await ann.page.keyboard.press('k');
    await expectPlaying([ann, ben]);
    // From one piece to the next.
    await expect(layer).toHaveText(/(行|Zeile) 1[89]/);
    await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
    // Nothing is left to the browser.
    const native = await ann.page.evaluate(() =>
      Array.from(document.querySelector('video')?.textTracks ?? []).map(({ cues }) => cues?.length ?? 0),
    );
    expect(native.every((count) => count === 0)).toBe(true);
    await expect(ben.page.getByTestId('subtitles')).toHaveCount(0);
    await site.close();
  });
}

test('[MD4] a link is what comes back, whatever it is called', async ({ lockstep }) => {
  const site = await openStreamSite(await everyFilm(), { type: 'text/plain' });
  const room = await lockstep.makeRoom();
  const noName = await lockstep.visit(linkWith(room, 'Ann', `${site.url}whole/film`));
  await enter(noName);
  expect((await film(noName.page)).duration).toBeCloseTo(30, 0);
  const list = await lockstep.visit(
    linkWith(await lockstep.makeRoom(), 'Ben', `${site.url}hls-ts/film.m3u8`),
  );
  await enter(list);
  expect((await film(list.page)).duration).toBeCloseTo(30, 0);
  await site.close();
});

test('[MD4] a list under a film’s name is played once the element has refused it', async ({ lockstep }) => {
  const site = await openStreamSite(await everyFilm(), { filmFor: () => '/hls-ts/film.m3u8' });
  const { page } = await lockstep.visit(linkWith(await lockstep.makeRoom(), 'Ann', `${site.url}film.mp4`));
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3);
  await site.close();
});

test('[MD6] a page under a film’s name is called a page', async ({ lockstep }) => {
  const site = await openStreamSite(await whole());
  const { page } = await lockstep.visit(linkWith(await lockstep.makeRoom(), 'Ann', `${site.url}page.mp4`));
  await button(page, 'Join').click();
  await expect(page.getByText('This link leads to a page, not to a film')).toBeVisible();
  await site.close();
});

test('[MD10] a site that is away for a while: the room waits, and goes on by itself', async ({
  lockstep,
}) => {
  const site = await openStreamSite(await hlsTs());
  site.away(/-00[5-9]/);
  const [ann, ben] = await two(lockstep, `${site.url}film.m3u8`);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  // Near the last piece that can be had.
  await ann.page.keyboard.press('4');
  await expect(ann.page.getByText(/waiting/i).first()).toBeVisible();
  await ann.page.waitForTimeout(4000);
  site.away(null);
  await expectPlaying([ann, ben]);
  await expect.poll(async () => (await film(ann.page)).position, { timeout: 20_000 }).toBeGreaterThan(16);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs / 2);
  await site.close();
});
