/** What comes with a link: names and films, on every page; and what a program gets that is no browser. */
import { button, expect, linkTo, test } from './lockstep.ts';

test('name and film in the address of the first page are filled in, and nothing begins by itself', async ({
  lockstep,
}) => {
  const film = 'https://films.example/a.mp4?x=1&y=2';
  const { page } = await lockstep.visit(`/?u=${encodeURIComponent('阿宁')}&url=${encodeURIComponent(film)}`);
  await expect(page.getByLabel('Your name')).toHaveValue('阿宁');
  await expect(page.getByLabel('Link to a film, or to a room')).toHaveValue(film);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a phone that shares a link into the app finds it in the box', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/?title=Film&text=Look%20https%3A%2F%2Ffilms.example%2Fb.mp4', {
    viewport: { width: 390, height: 844 },
  });
  await expect(page.getByLabel('Link to a film, or to a room')).toHaveValue('https://films.example/b.mp4');
});

test('the tab says which film, which room and who I am; the invitation says nothing of me', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const { page } = await lockstep.visit(linkTo(room, encodeURIComponent('小雨')));
  await button(page, 'Join').click();
  await expect(page).toHaveTitle('Demo film · Lockstep (小雨)');
  await button(page, 'Invite').first().click();
  const link = await page.getByRole('textbox', { name: 'Link to this room' }).inputValue();
  expect(new URL(link).search + new URL(link).hash).toBe('');
  expect(link).toContain(`/r/${room}`);
});

test('a program without a screen is told where the rooms are', async ({ lockstep, request }) => {
  const answer = await request.get(`http://127.0.0.1:${lockstep.server.port}/`, {
    headers: { 'user-agent': 'curl/8.5.0' },
  });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('/r/ROOM?u=NAME');
});
