/** Product: Lockstep itself, as the lab starts it and goes in. */
import { fileURLToPath } from 'node:url';
import {
  createParticipant,
  randomId,
  type Command,
  type Participant,
  type RoomState,
  type RoomView,
} from '@lockstep/core';
import { createHostRuntime, socketConnect } from '@lockstep/core/host';
import { startServer, type RunningServer, type ServerOptions } from '@lockstep/server';
import type { Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** Folder of the films that the server brings along. */
export const assets = fileURLToPath(new URL('../../../server/assets', import.meta.url));

/** Builds the web app if it is not up to date. */
export async function ensureWebApp(): Promise<void> {
  const setup = (await import(new URL('../../../../tools/lib/setup.mjs', import.meta.url).href)) as {
    readonly ensureWeb: () => void;
  };
  setup.ensureWeb();
}

/** Starts a server on a free port, with the films of one folder; the web app is built first if it is not up to date. */
export async function startProduct(
  filmsRoot: string = assets,
  options: ServerOptions = {},
): Promise<RunningServer> {
  await ensureWebApp();
  return startServer({ port: 0, logLevel: 'silent', filmsRoot, ...options });
}

/** Where films may be uploaded, as on a server at home; of each process its own. */
export const uploadsHere = (): NonNullable<ServerOptions['uploads']> => ({
  folder: fileURLToPath(new URL(`../../../../out/uploads-${process.pid}`, import.meta.url)),
  limits: { fileBytes: 20e9, roomBytes: 40e9, totalBytes: 100e9, freeBytes: 0 },
  s3: null,
});

/** Makes a room and gives its id. */
export async function makeRoom(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/rooms`, { method: 'POST' });
  if (answer.status !== 201) throw new Error(`no room: ${answer.status}`);
  const { room } = (await answer.json()) as { readonly room: string };
  return room;
}

/** Presses the button of the join page. */
export async function joinRoom(page: Page): Promise<void> {
  const join = page.getByRole('button', { name: 'Join', exact: true });
  const stage = page.getByRole('region', { name: 'Stage' });
  await join.click();
  // The card moves when it is told who is there: a press that missed it is made again, as people do.
  while (!(await stage.or(page.getByRole('dialog')).isVisible())) {
    await page.waitForTimeout(500);
    if (await join.isVisible()) await join.click({ timeout: 2000 }).catch(() => undefined);
  }
  await stage.waitFor();
}

/** Sets whom the room waits for. */
export async function setWaiting(
  port: number,
  room: string,
  policy: RoomState['waiting']['policy'],
): Promise<void> {
  const command = { type: 'setWaiting', waiting: { policy, limitSec: 8 } } as const;
  await orderRoom(port, room, command, ({ confirmed }) => confirmed?.waiting.policy === policy);
}

/** Asks the room for something, as a member without a film who comes and goes; the first in a new room is its host. */
export async function orderRoom(
  port: number,
  room: string,
  command: Command,
  done: (view: RoomView) => boolean,
): Promise<void> {
  const helper = await bareMember(port, room, 'Lab');
  helper.send(command);
  await until(command.type, () => done(helper.view()));
  goAway(helper);
}

/** Somebody without a page who stays in the room until he leaves; the first in a new room is its host. */
export async function stayInRoom(
  port: number,
  room: string,
): Promise<{ readonly secret: string; readonly leave: () => void }> {
  const secret = randomId(createHostRuntime());
  const member = await bareMember(port, room, 'Lab', secret);
  return { secret, leave: () => goAway(member) };
}

/** A member without a page. */
async function bareMember(
  port: number,
  room: string,
  name: string,
  secret: string | null = null,
): Promise<Participant> {
  const runtime = createHostRuntime();
  const participant = createParticipant({
    runtime,
    connect: socketConnect(`ws://127.0.0.1:${port}/api/rooms/${room}/socket`, WebSocket),
    secret: secret ?? randomId(runtime),
    name,
    device: 'program',
  });
  participant.start();
  await until('let the lab in', () => participant.view().confirmed !== null);
  return participant;
}

function goAway(participant: Participant): void {
  participant.leave();
  participant.stop();
}

async function until(what: string, done: () => boolean): Promise<void> {
  for (let turn = 0; !done(); turn += 1) {
    if (turn > 200) throw new Error(`the room did not ${what}`);
    await pause(50);
  }
}
