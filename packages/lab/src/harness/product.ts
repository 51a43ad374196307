/** Product: Lockstep itself, as the lab starts it and goes in. */
import { fileURLToPath } from 'node:url';
import { createParticipant, randomId, type Participant, type RoomState } from '@lockstep/core';
import { createHostRuntime, socketConnect } from '@lockstep/core/host';
import { startServer, type RunningServer } from '@lockstep/server';
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

/** Starts a server on a free port, with the films of one folder. */
export async function startProduct(filmsRoot: string = assets): Promise<RunningServer> {
  await ensureWebApp();
  return startServer({ port: 0, logLevel: 'silent', filmsRoot });
}

/** Makes a room and gives its id. */
export async function makeRoom(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/rooms`, { method: 'POST' });
  if (answer.status !== 201) throw new Error(`no room: ${answer.status}`);
  const { room } = (await answer.json()) as { readonly room: string };
  return room;
}

/** Presses the button of the join page. */
export async function joinRoom(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('region', { name: 'Stage' }).waitFor();
}

/** Sets whom the room waits for, as a member without a film who comes and goes. */
export async function setWaiting(
  port: number,
  room: string,
  policy: RoomState['waiting']['policy'],
): Promise<void> {
  const helper = await bareMember(port, room, 'Lab');
  helper.send({ type: 'setWaiting', waiting: { policy, limitSec: 8 } });
  await until('take the policy', () => helper.view().confirmed?.waiting.policy === policy);
  goAway(helper);
}

/** A member without a page. */
async function bareMember(port: number, room: string, name: string): Promise<Participant> {
  const runtime = createHostRuntime();
  const participant = createParticipant({
    runtime,
    connect: socketConnect(`ws://127.0.0.1:${port}/api/rooms/${room}/socket`, WebSocket),
    secret: randomId(runtime),
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
