/** Each way in which a room can be out of reach is a state of its own, with its way out. */
import { closeCodes, type CloseReason } from '@lockstep/core';
import type { Page } from '@playwright/test';
import { joinRoom } from '../src/harness/product.ts';
import { hostMember } from './host-member.ts';
import { button, enter, expect, film, linkTo, test, type Person } from './lockstep.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function join(person: Person): Promise<Page> {
  await joinRoom(person.page);
  return person.page;
}

test('a room with a password asks for it, says when it was wrong, and lets in with the right one', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const host = await hostMember(lockstep.server.port, room);
  host.participant.send({ type: 'setPassword', password: 'sesame' });
  await host.until('take the password', () => host.participant.view().confirmed?.access.hasPassword === true);
  const page = await join(await lockstep.visit(`/r/${room}?u=Ann`, phone));
  await expect(heading(page, 'This room has a password')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('simsalabim');
  await button(page, 'Come in').click();
  await expect(page.getByText('That is not the password.').first()).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('sesame');
  await button(page, 'Come in').click();
  await expect(heading(page, 'Nothing is on yet')).toBeVisible();
  host.stop();
});

test('a locked room says so; opened, it lets in without loading the page again', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const host = await hostMember(lockstep.server.port, room);
  host.participant.send({ type: 'setLock', locked: true });
  await host.until('lock', () => host.participant.view().confirmed?.access.lock !== null);
  const page = await join(await lockstep.visit(`/r/${room}?u=Ann`));
  await expect(heading(page, 'The room is locked')).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  host.participant.send({ type: 'setLock', locked: false });
  await host.until('open', () => host.participant.view().confirmed?.access.lock === null);
  await button(page, 'Try again').click();
  await expect(heading(page, 'Nothing is on yet')).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  host.stop();
});

test('who is put out is told, and may come back; who is put out for good may not', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const host = await hostMember(lockstep.server.port, room);
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  host.participant.send({ type: 'kick', member: await host.idOf('Ann') });
  await expect(heading(page, 'You were put out of the room')).toBeVisible();
  expect((await film(page)).paused).toBe(true);
  await button(page, 'Come back').click();
  await expect(heading(page, 'You were put out of the room')).toBeHidden();
  host.participant.send({ type: 'ban', member: await host.idOf('Ann') });
  await expect(heading(page, 'You cannot come into this room')).toBeVisible();
  await expect(button(page, 'Come back')).toBeHidden();
  await button(page, 'Home').click();
  await expect(heading(page, 'Watch together, on the same frame.')).toBeVisible();
  host.stop();
});

test('a closed room is told inside and at its door', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const host = await hostMember(lockstep.server.port, room);
  const { page } = await enter(await lockstep.visit(linkTo(room, 'Ann')));
  host.participant.send({ type: 'close' });
  await expect(heading(page, 'This room was closed')).toBeVisible();
  await expect(button(page, 'Start a new room')).toBeVisible();
  const { page: door } = await lockstep.visit(`/r/${room}`, phone);
  await expect(door.getByText('This room was closed.')).toBeVisible();
  await expect(button(door, 'Join')).toBeHidden();
  await door.getByRole('link', { name: 'Start a new room' }).click();
  await expect(heading(door, 'Watch together, on the same frame.')).toBeVisible();
  host.stop();
});

/** Reasons that take a full house, an old page or an impatient person to bring about. */
const told: readonly (readonly [CloseReason, string, string])[] = [
  ['badVersion', 'This page is older than the server', 'Load again'],
  ['roomFull', 'The room is full', 'Try again'],
  ['replaced', 'You are watching in another place', 'Watch here'],
  ['badMessage', 'Page and server misunderstand each other', 'Load again'],
];
for (const [reason, title, way] of told) {
  test(`a server that hangs up because of ${reason} is understood`, async ({ lockstep }) => {
    const room = await lockstep.makeRoom();
    const person = await lockstep.visit(`/r/${room}?u=Ann`, phone);
    await person.page.routeWebSocket(/\/socket$/, (socket) =>
      socket.close({ code: closeCodes[reason].code }),
    );
    const page = await join(person);
    await expect(heading(page, title)).toBeVisible();
    await expect(button(page, way)).toBeVisible();
    await expect(button(page, 'Home')).toBeVisible();
  });
}

test('too many wrong passwords: the button says how long to wait', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const person = await lockstep.visit('/');
  await person.page.routeWebSocket(/\/socket$/, (socket) =>
    socket.close({ code: closeCodes.tooManyTries.code }),
  );
  await person.page.goto(`${person.line.url}/r/${room}?u=Ann`);
  const page = await join(person);
  await expect(heading(page, 'Too many wrong passwords')).toBeVisible();
  await expect(button(page, /Try again in [0-9]+ s/)).toBeDisabled();
});

test('a server that restarts says so, and the room comes back by itself', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const person = await lockstep.visit('/');
  let lines = 0;
  await person.page.routeWebSocket(/\/socket$/, (socket) => {
    lines += 1;
    const restart = () => socket.close({ code: closeCodes.restarting.code });
    if (lines === 2 || lines === 3) {
      void restart();
      return;
    }
    const server = socket.connectToServer();
    if (lines === 1) {
      setTimeout(() => {
        void server.close();
        void restart();
      }, 2500);
    }
  });
  await person.page.goto(`${person.line.url}${linkTo(room, 'Ann')}`);
  const page = await join(person);
  await expect(page.getByText('The server is restarting.').first()).toBeVisible();
  await expect(page.getByText('The server is restarting.').first()).toBeHidden({ timeout: 20_000 });
  await expect(button(page, 'Retry now')).toBeHidden();
});

test('a room that nobody knows is told at its door', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/r/1111111111111111111111');
  await expect(page.getByText('There is no such room, or no more.').first()).toBeVisible();
  await expect(button(page, 'Join')).toBeVisible();
});

test('a browser that lacks what is needed is told, instead of a page that does not work', async ({
  lockstep,
}) => {
  const { page, line } = await lockstep.visit('/');
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'HTMLDialogElement'));
  await page.goto(`${line.url}/`);
  await expect(heading(page, 'This browser is too old')).toBeVisible();
  await expect(page.getByText('Missing: dialogs').first()).toBeVisible();
});
