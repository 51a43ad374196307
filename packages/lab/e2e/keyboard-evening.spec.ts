/** A whole evening by keyboard alone: two people, no mouse, from the first page to the good night. */
import { directLine } from '../src/harness/network/link.ts';
import { countPointers, tabTo } from './keyboard.ts';
import { button, expect, expectPaused, expectPlaying, film, filmReady, test } from './lockstep.ts';
import type { Person } from './lockstep.ts';
import { box, inChat } from './talk-steps.ts';

test('a whole evening by keyboard alone', async ({ network, product, browser }) => {
  test.setTimeout(180_000);
  const pointers: (() => Promise<number>)[] = [];
  const people: Person[] = [];
  const sitDown = async (): Promise<Person> => {
    const line = await network.open(product.port, directLine);
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    pointers.push(await countPointers(page));
    const person = { page, context, line };
    people.push(person);
    return person;
  };

  try {
    const ann = await sitDown();
    const {
      page,
      page: { keyboard },
    } = ann;

    await test.step('Ann says who she is and puts the demo film on', async () => {
      await page.goto(ann.line.url);
      await tabTo(page, page.getByLabel('Your name'));
      await keyboard.type('Ann');
      await tabTo(page, button(page, 'Play the demo film'), 'Shift+Tab');
      await keyboard.press('Enter');
      await page.waitForURL(/\/r\//);
      await filmReady(page);
    });

    const invitation = await test.step('she copies the invitation', async () => {
      await tabTo(page, button(page, 'Invite'));
      await keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: 'Invite' })).toBeVisible();
      await tabTo(page, button(page, 'Copy the link'));
      await keyboard.press('Enter');
      await expect(button(page, 'Copied')).toBeVisible();
      await keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: 'Invite' })).toBeHidden();
      // Where one was before.
      await expect(button(page, 'Invite')).toBeFocused();
      return page.evaluate(() => navigator.clipboard.readText());
    });
    expect(new URL(invitation).search).toBe('');

    const ben = await sitDown();
    await test.step('Ben follows it', async () => {
      await ben.page.goto(ben.line.url + new URL(invitation).pathname);
      await tabTo(ben.page, ben.page.getByLabel('Your name'));
      await ben.page.keyboard.type('Ben');
      await tabTo(ben.page, button(ben.page, 'Join'));
      await ben.page.keyboard.press('Enter');
      await filmReady(ben.page);
      await expect(button(page, '2 people here')).toBeVisible();
    });
    const both = [ann, ben];

    await test.step('they play, jump and pause by buttons', async () => {
      await tabTo(page, button(page, 'Play'));
      await keyboard.press('Enter');
      await expectPlaying(both);
      await tabTo(ben.page, button(ben.page, 'Ahead 10 seconds'));
      const before = (await film(ann.page)).position;
      await ben.page.keyboard.press('Space');
      await expect.poll(async () => (await film(page)).position).toBeGreaterThan(before + 8);
      await tabTo(page, button(page, 'Pause'));
      await keyboard.press('Enter');
      await expectPaused(both);
    });

    await test.step('the bar is moved by its keys', async () => {
      await tabTo(page, page.getByRole('slider', { name: 'Position' }));
      await keyboard.press('Home');
      for (const each of both)
        await expect.poll(async () => (await film(each.page)).position).toBeLessThan(0.1);
      await keyboard.press('ArrowUp');
      for (const each of both)
        await expect.poll(async () => (await film(each.page)).position).toBeCloseTo(5, 1);
    });

    await test.step('the volume is one’s own', async () => {
      const loud = () => page.evaluate(() => document.querySelector('video')?.volume ?? 0);
      await tabTo(page, page.getByRole('slider', { name: 'Volume, only yours' }));
      await keyboard.press('Home');
      await expect.poll(loud).toBeLessThan(0.001);
      await keyboard.press('End');
      await expect.poll(loud).toBe(1);
    });

    await test.step('the speed is everybody’s', async () => {
      await tabTo(page, button(page, /^Speed for everybody/));
      await keyboard.press('Enter');
      await keyboard.press('ArrowDown');
      await expect(page.getByRole('menuitemradio').first()).toBeVisible();
      await keyboard.press('Escape');
      await expect(button(page, /^Speed for everybody/)).toBeFocused();
    });

    await test.step('every tab of the panel is reached with the arrows', async () => {
      const tabs = page.getByRole('tab');
      await tabTo(page, page.getByRole('tab', { selected: true }));
      for (let each = 0; each < (await tabs.count()); each += 1) {
        await keyboard.press('ArrowRight');
        await expect(page.getByRole('tab', { selected: true })).toBeFocused();
        await expect(page.getByRole('tabpanel')).toBeVisible();
      }
    });

    await test.step('they talk', async () => {
      await tabTo(page, page.getByRole('tab', { selected: true }));
      await keyboard.press('Home');
      await expect(page.getByRole('tab', { name: 'Chat' })).toBeFocused();
      await tabTo(page, box(page));
      await keyboard.type('By keys alone');
      await keyboard.press('Enter');
      await expect(inChat(page, 'By keys alone')).toBeVisible();
      await ben.page.getByRole('tab', { name: 'Chat' }).press('Enter');
      await expect(inChat(ben.page, 'By keys alone')).toBeVisible();
      await keyboard.press('Escape');
      await expect(box(page)).not.toBeFocused();
    });

    await test.step('fullscreen, with keys for everything, and back', async () => {
      await keyboard.press('f');
      await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
      await keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
      await keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
      await keyboard.press('k');
      await expectPlaying(both);
      await keyboard.press('k');
      await expectPaused(both);
      await keyboard.press('f');
      await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);
    });

    await test.step('Ann goes home, and Ben is told', async () => {
      await tabTo(page, page.getByRole('link', { name: 'Home' }));
      await keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Watch together, on the same frame.');
      await expect(ben.page.getByText('Ann left').first()).toBeVisible();
    });

    for (const used of pointers) expect(await used()).toBe(0);
  } finally {
    for (const { context, line } of people) {
      await context.close();
      await line.close();
    }
  }
});
