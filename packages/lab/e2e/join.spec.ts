import { button, enter, expect, linkTo, test } from './lockstep.ts';
import { openTab } from './talk-steps.ts';

test('a link brings a name and a film, and the address keeps neither', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await lockstep.visit(linkTo(room, 'Ann'));
  await expect(ann.page.getByLabel('Your name')).toHaveValue('Ann');
  await expect(ann.page.getByText('You bring a film: ').first()).toBeVisible();
  expect(new URL(ann.page.url()).search).toBe('');
  await enter(ann);
  await openTab(ann.page, 'People');
  await expect(ann.page.getByRole('listitem').filter({ hasText: 'Ann' })).toBeVisible();
});

test('the door tells who is there and what is on', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  await enter(await lockstep.visit(linkTo(room, 'Ann')));
  const { page } = await lockstep.visit(`/r/${room}`);
  await expect(page.getByText('There now: Ann').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'On the screen' })).toContainText('Demo film');
});

test('a name is typed once and remembered', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const { page, line } = await lockstep.visit(`/r/${room}`);
  await page.getByLabel('Your name').fill('Cleo');
  await button(page, 'Join').click();
  await openTab(page, 'People');
  await expect(page.getByRole('listitem').filter({ hasText: 'Cleo' })).toBeVisible();
  await page.goto(`${line.url}/r/${room}`);
  await expect(page.getByLabel('Your name')).toHaveValue('Cleo');
});

test('a room nobody is in can be joined', async ({ lockstep }) => {
  const { page } = await lockstep.visit(`/r/${await lockstep.makeRoom()}`);
  await button(page, 'Join').click();
  await expect(button(page, '1 person here')).toBeVisible();
  await expect(page.getByText('Nothing is on yet').first()).toBeVisible();
});

test('an address that is no room says so', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/r/nothing');
  await expect(page.getByText('There is nothing here').first()).toBeVisible();
});
