/** A real server process, killed with real signals: what was accepted is there when it is back, on each store. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { emptyRoom, evolve, mediaSec, type Command, type Entry, type RoomState } from '@lockstep/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LiveClient } from './testkit/live-client.ts';
import { startPostgres, type TestPostgres } from './testkit/postgres.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const film: Command = {
  type: 'addItem',
  item: {
    id: 'film',
    title: 'Film',
    duration: mediaSec(600),
    sources: [{ kind: 'link', url: '/media/demo.mp4' }],
  },
  select: true,
};

type Where = Readonly<Record<string, string>>;

interface Process {
  readonly port: number;
  kill(signal: NodeJS.Signals): Promise<void>;
}

const running = new Set<ChildProcess>();
const clients: LiveClient[] = [];
let folder: string;
let postgres: TestPostgres;

async function start(where: Where): Promise<Process> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'packages/server/src/main.ts', '--port', '0'], {
    cwd: project,
    env: { ...process.env, ...where, LOCKSTEP_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const exit = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
    said += line;
    if (port === undefined) continue;
    child.stdout.resume();
    return {
      port: Number(port),
      kill: async (signal) => {
        child.kill(signal);
        await exit;
        running.delete(child);
      },
    };
  }
  throw new Error(`the server did not start: ${said}`);
}

function client(on: Process, room: string): LiveClient {
  const made = new LiveClient(on, room);
  clients.push(made);
  return made;
}

async function newRoom(on: Process): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${on.port}/api/rooms`, { method: 'POST' });
  return ((await answer.json()) as { room: string }).room;
}

/** All entries of a room, as a member sees them. */
async function history(one: LiveClient): Promise<readonly Entry[]> {
  one.got.splice(0);
  one.say({ type: 'resync', seq: 0 });
  const { entries } = await one.until(
    (message): message is Extract<typeof message, { type: 'events' }> =>
      message.type === 'events' && message.entries[0]?.seq === 1,
  );
  return entries;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-restart-'));
  postgres = await startPostgres();
}, 60_000);
afterEach(() => {
  for (const one of clients.splice(0)) one.socket.terminate();
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const stores: readonly (readonly [string, () => Promise<Where>])[] = [
  ['SQLite', async () => ({ LOCKSTEP_DATA: mkdtempSync(join(folder, 'data-')) })],
  ['PostgreSQL', async () => ({ LOCKSTEP_DATABASE: await postgres.database() })],
];

describe.each(stores)('on %s', (_, store) => {
  test('[LG9][LG16][LG18] after kill -9 rooms, queue, line, people and settings are as they were, and the film goes on', async () => {
    const where = await store();
    const first = await start(where);
    const room = await newRoom(first);
    const [ann, ben] = [client(first, room), client(first, room)];
    const annBefore = await ann.hello('ann');
    await ben.hello('ben');
    const asked: Command[] = [
      { type: 'setTitle', title: 'Film night' },
      { type: 'setWaiting', waiting: { policy: 'everyone', limitSec: 5 } },
      film,
      { type: 'play' },
      { type: 'seek', to: mediaSec(100) },
      { type: 'rename', name: 'Anna' },
    ];
    for (const command of asked) expect(await ann.ask(command)).toMatchObject({ type: 'accepted' });
    const before = await history(ann);
    await first.kill('SIGKILL');

    const second = await start(where);
    const looked = await fetch(`http://127.0.0.1:${second.port}/api/rooms/${room}`);
    expect(await looked.json()).toMatchObject({
      title: 'Film night',
      item: { title: 'Film' },
      playing: true,
    });
    const back = client(second, room);
    const seq = before.length - 2;
    const welcome = await back.hello('ann', { name: 'Anna', resume: { log: annBefore.log, seq } });
    expect(welcome.room).toEqual({ kind: 'missed', entries: before.slice(-2) });
    expect(welcome.member).toBe(annBefore.member);
    expect(welcome.log).toBe(annBefore.log);
    expect(welcome.epoch).not.toBe(annBefore.epoch);
    expect(welcome.now).toBeGreaterThan(before.at(-1)?.at ?? 0);
    await client(second, room).hello('ben');
    const state = before.reduce<RoomState>(evolve, emptyRoom);
    const eve = await client(second, room).hello('eve');
    if (eve.room.kind !== 'snapshot') throw new Error('no snapshot');
    const { members, ...rest } = eve.room.state;
    expect({ ...rest, seq: state.seq, members: members.slice(0, 2) }).toEqual(state);
    expect(rest.playback.timeline.playing).toBe(true);
    expect(members.map(({ name }) => name)).toEqual(['Anna', 'ben', 'eve']);
    expect(await back.ask({ type: 'pause' })).toMatchObject({ type: 'accepted' });
    await second.kill('SIGTERM');
  }, 60_000);

  test('[LG10] what was accepted before a kill at any moment happened, once', async () => {
    const where = await store();
    const accepted: string[] = [];
    let room = '';
    for (const enough of [1, 5, 11]) {
      const server = await start(where);
      room = room === '' ? await newRoom(server) : room;
      const ann = client(server, room);
      await ann.hello('ann');
      const titles = Array.from({ length: 18 }, (_, i) => `${enough} ${i}`);
      let killed = Promise.resolve();
      const before = accepted.length;
      for (const title of titles) {
        const asked = ann.ask({ type: 'setTitle', title }, { id: title.replace(' ', '-') });
        void asked.then(
          ({ type }) => {
            if (type !== 'accepted') return;
            accepted.push(title);
            if (accepted.length === before + enough) killed = server.kill('SIGKILL');
          },
          // Killed before it answered this one.
          () => {},
        );
      }
      await ann.closed;
      await killed;
    }
    const last = await start(where);
    const ann = client(last, room);
    await ann.hello('ann');
    const titled = (await history(ann)).flatMap(({ event }) =>
      event.type === 'titled' ? [event.title] : [],
    );
    expect(accepted.length).toBeGreaterThanOrEqual(17);
    expect(titled).toEqual(expect.arrayContaining(accepted));
    expect(new Set(titled).size).toBe(titled.length);
    await last.kill('SIGKILL');
  }, 60_000);
});

test('[LG11] PostgreSQL killed under a server drops nobody’s line; what was asked meanwhile happens once', async () => {
  const mortal = await startPostgres();
  const server = await start({ LOCKSTEP_DATABASE: await mortal.database() });
  const room = await newRoom(server);
  const ann = client(server, room);
  await ann.hello('ann');
  await ann.ask(film);
  const alive = setInterval(() => ann.say({ type: 'probe', probe: 1 }), 1000);
  await mortal.kill();
  const asked = Promise.all([ann.ask({ type: 'play' }), ann.ask({ type: 'setTitle', title: 'Meanwhile' })]);
  await mortal.start();
  expect((await asked).map(({ type }) => type)).toEqual(['accepted', 'accepted']);
  clearInterval(alive);
  const happened = (await history(ann)).map(({ event }) => event.type);
  expect(happened.slice(-2)).toEqual(['played', 'titled']);
  await server.kill('SIGTERM');
  await mortal.stop();
}, 60_000);

test('[LG9] a second server on the same data folder says so and ends', async () => {
  const where = { LOCKSTEP_DATA: mkdtempSync(join(folder, 'data-')) };
  const first = await start(where);
  await expect(start(where)).rejects.toThrow(/Another Lockstep runs on the data folder/);
  await first.kill('SIGTERM');
});
