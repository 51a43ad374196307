import { button, enter, linkTo, test } from './lockstep.ts';
import { box, chatter, expect, inChat, openTab, phone, two, write } from './talk-steps.ts';

for (const [device, wishes] of Object.entries({ computer: {}, phone })) {
  test(`[TK27] two people talk on a ${device}`, async ({ lockstep }) => {
    const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben'], wishes));
    await write(ann.page, 'Hello Ben');
    await expect(box(ann.page)).toHaveValue('');
    await expect(inChat(ben.page, 'Hello Ben')).toContainText('Ann');
    await expect(inChat(ann.page, 'Hello Ben')).toHaveCount(1);

    await test.step('nothing is not sent, a line may have lines, a button sends too', async () => {
      await box(ben.page).fill('   ');
      await box(ben.page).press('Enter');
      await box(ben.page).fill('one');
      await box(ben.page).press('Shift+Enter');
      await box(ben.page).pressSequentially('two');
      await ben.page.getByRole('button', { name: 'Send', exact: true }).click();
      await expect(inChat(ann.page, 'one')).toBeVisible();
      expect(await inChat(ann.page, 'one').innerText()).toContain('one\ntwo');
      await expect(inChat(ann.page, /./)).toHaveCount(2);
    });
  });
}

test('[TK3] what looks like HTML is text, in the chat and over the film', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  const nasty = '<img src=x onerror="window.hacked=1"><b>bold</b>';
  await write(ann.page, nasty);
  await expect(ben.page.getByTestId('film-overlay')).toContainText(nasty);
  await expect(inChat(ben.page, nasty)).toBeVisible();
  for (const { page } of [ann, ben]) {
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    await expect(page.getByTestId('chat-list').locator('img, b')).toHaveCount(0);
  }
});

test('[TK27] Enter of an input method takes a word and sends nothing', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await box(ann.page).fill('你好');
  await box(ann.page).dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await box(ann.page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
  await expect(box(ann.page)).toHaveValue('你好');
  await box(ann.page).press('Enter');
  await expect(box(ann.page)).toHaveValue('');
  await expect(inChat(ann.page, '你好')).toHaveCount(1);
});

test('[TK4][TK5] what was said is there after loading again, and earlier pages come when one reads back', async ({
  lockstep,
}) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await write(ann.page, 'the very first');
  await expect(inChat(ben.page, 'the very first')).toBeVisible();
  // More than come with the welcome.
  await chatter(lockstep.server.port, new URL(ann.page.url()).pathname.slice('/r/'.length), 120);
  await expect(inChat(ben.page, 'chatter 119')).toBeVisible();
  await ben.page.reload();
  await button(ben.page, 'Join').click();
  await expect(inChat(ben.page, 'chatter 119')).toBeVisible();
  await expect(inChat(ben.page, 'the very first')).toHaveCount(0);
  const list = ben.page.getByRole('group', { name: 'Messages' });
  await list.focus();
  await expect(async () => {
    await ben.page.keyboard.press('Home');
    await expect(inChat(ben.page, 'the very first')).toBeVisible({ timeout: 1000 });
  }).toPass();

  await test.step('somebody who reads back is not torn away, and finds the way to the end', async () => {
    await write(ann.page, 'brand new');
    await expect(button(ben.page, '1 new message')).toBeVisible();
    await expect(inChat(ben.page, 'the very first')).toBeVisible();
    await button(ben.page, '1 new message').click();
    await expect(inChat(ben.page, 'brand new')).toBeVisible();
  });
});

test('[TK20][TK21] what is unread is counted at the tab and in the title, and stronger when it is for me', async ({
  lockstep,
}) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await openTab(ben.page, 'People');
  await write(ann.page, 'one');
  await write(ann.page, 'two');
  await expect(ben.page).toHaveTitle(/^\(2\) /);
  await expect(ben.page.getByRole('tab', { name: 'Chat' })).toContainText('2 unread messages');
  await write(ann.page, '@ben look');
  await expect(ben.page.getByRole('tab', { name: 'Chat' })).toContainText('somebody speaks to you');
  await openTab(ben.page, 'Chat');
  await expect(ben.page).not.toHaveTitle(/^\(/);
  await expect(ben.page.getByText('New', { exact: true }).first()).toBeVisible();
});

test('[TK8] a name is offered while it is typed', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Benjamin']));
  await box(ann.page).pressSequentially('hi @be');
  await expect(ann.page.getByRole('option', { name: 'Benjamin' })).toBeVisible();
  await box(ann.page).press('Enter');
  await expect(box(ann.page)).toHaveValue('hi @Benjamin ');
  await box(ann.page).press('Enter');
  await expect(inChat(ben.page, '@Benjamin')).toBeVisible();
});

test('[TK6] one can answer, react, and take it back', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await write(ann.page, 'shall we?');
  const menuOf = async (name: string): Promise<void> => {
    const menu = button(ben.page, `What to do with the message of ${name}`).first();
    await menu.focus();
    await menu.press('Enter');
  };
  await menuOf('Ann');
  await ben.page.getByRole('menuitem', { name: 'React with 👍' }).click();
  await expect(button(ann.page, /👍 1: Ben/)).toBeVisible();
  await button(ann.page, /👍 1: Ben/).click();
  await expect(button(ben.page, /👍 2/)).toHaveAttribute('aria-pressed', 'true');
  await button(ben.page, /👍 2/).click();
  await expect(button(ann.page, /👍 1: Ann/)).toBeVisible();

  await menuOf('Ann');
  await ben.page.getByRole('menuitem', { name: 'Reply' }).click();
  await expect(box(ben.page)).toBeFocused();
  await write(ben.page, 'yes');
  await expect(inChat(ann.page, 'yes').getByRole('button', { name: /Ann.*shall we/ })).toBeVisible();
});

test('[TK7] links are safe', async ({ lockstep }) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await write(ann.page, 'see https://example.org/film?x=1. javascript:alert(1)');
  const link = ben.page.getByTestId('chat-list').getByRole('link');
  await expect(link).toHaveCount(1);
  await expect(link).toHaveAttribute('href', 'https://example.org/film?x=1');
  await expect(link).toHaveAttribute('rel', /noopener.*noreferrer/);
  await expect(link).toHaveAttribute('target', '_blank');
});

test('[TK22] without a line what is sent waits, says so, and goes out when the line is back', async ({
  lockstep,
}) => {
  const [ann, ben] = two(await lockstep.roomWith(['Ann', 'Ben']));
  await ann.line.setMode('refusing');
  await expect(button(ann.page, 'Retry now').first()).toBeVisible();
  await write(ann.page, 'are you there?');
  await expect(button(ann.page, /Not sent yet/)).toBeVisible();
  await ann.line.setMode('open');
  await expect(inChat(ben.page, 'are you there?')).toBeVisible();
  await expect(button(ann.page, /Not sent yet/)).toBeHidden();
  await expect(inChat(ann.page, 'are you there?')).toHaveCount(1);
});

test('[TK10] what happens stands between what is said', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  await ben.page.keyboard.press('k');
  const list = ann.page.getByTestId('chat-list');
  await expect(list).toContainText('Ben joined');
  await expect(list).toContainText('Ben pressed play');
  await ann.page.keyboard.press('k');
  await expect(list).toContainText('Ann paused');
  const colours = await list
    .locator('p')
    .filter({ hasText: /joined|paused/ })
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).color));
  expect(new Set(colours).size).toBeGreaterThan(1);
});

test('[TK28] the emoji picker is found by keyboard and fetches nothing from elsewhere', async ({
  lockstep,
}) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  const elsewhere: string[] = [];
  ann.page.on('request', (request) => {
    if (!request.url().startsWith(ann.line.url) && /^https?:/.test(request.url()))
      elsewhere.push(request.url());
  });
  await button(ann.page, 'Emoji').focus();
  await ann.page.keyboard.press('Enter');
  const search = ann.page.getByRole('combobox');
  await expect(search).toBeVisible();
  await search.fill('popcorn');
  await expect(ann.page.getByRole('option', { name: /popcorn/ })).toBeVisible();
  await ann.page.keyboard.press('ArrowDown');
  await ann.page.keyboard.press('Enter');
  await expect(box(ann.page)).toHaveValue('🍿');
  expect(elsewhere).toEqual([]);
});
