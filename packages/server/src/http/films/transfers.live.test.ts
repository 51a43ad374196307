/** How films went out: measured at the socket over a slow line, and told to those whom it concerns. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServer, type RunningServer } from '../../start-server.ts';
import { LiveClient } from '../../testkit/live-client.ts';

const filmBytes = 24_000_000;
let folder: string;
let server: RunningServer;

interface Told {
  readonly path: string;
  readonly sent: number;
  readonly rate: number | null;
  readonly heldBy: string | null;
  readonly state: string;
}
interface Answer {
  readonly mine: readonly Told[];
  readonly others: readonly { readonly member: string; readonly transfers: readonly Told[] }[] | null;
  readonly upload: number | null;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-transfers-'));
  await writeFile(join(folder, 'film.mp4'), Buffer.alloc(filmBytes));
  await writeFile(join(folder, 'private.mp4'), Buffer.alloc(1000));
  server = await startServer({
    port: 0,
    logLevel: 'silent',
    filmsRoot: folder,
    metrics: { on: true, token: null },
  });
}, 30_000);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A line that takes so many bytes a second of what comes down. */
async function slowLine(bytesPerSec: number): Promise<{ readonly port: number; close(): void }> {
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(server.port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (piece: Buffer) => {
      far.pause();
      near.write(piece);
      setTimeout(() => far.resume(), (piece.length / bytesPerSec) * 1000);
    });
  });
  await new Promise<void>((resolve) => {
    line.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (line.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      line.close();
    },
  };
}

const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
const secretOf = (who: string): string => `${who}-secret-of-mine-`;

async function told(room: string, who: string, cookie: string | null = null) {
  const answer = await fetch(at(`/api/rooms/${room}/transfers`), {
    headers: { authorization: `Bearer ${secretOf(who)}`, ...(cookie === null ? {} : { cookie }) },
  });
  const given = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie ?? '';
  return { status: answer.status, cookie: given, body: (await answer.json()) as Answer };
}

async function roomWith(...names: readonly string[]) {
  const made = (await (await fetch(at('/api/rooms'), { method: 'POST' })).json()) as {
    readonly room: string;
  };
  const people = [];
  for (const name of names) {
    const client = new LiveClient(server, made.room);
    await client.hello(name);
    client.keepAlive();
    people.push(client);
  }
  return { room: made.room, people };
}

test('[TR10][TR11][TR12][TR13][TR14] a slow line is told as slow as it is: to its own member and to the host', async () => {
  const { room, people } = await roomWith('ann', 'ben');
  const [ann] = people;
  await ann?.ask({
    type: 'addItem',
    item: { id: 'film', title: 'Film', duration: null, sources: [{ kind: 'link', url: '/media/film.mp4' }] },
    select: true,
  });
  const { cookie } = await told(room, 'ben');
  expect(cookie).toMatch(/^lockstep-viewer=/);
  const line = await slowLine(600_000);
  const leaving = new AbortController();
  const film = await fetch(`http://127.0.0.1:${line.port}/media/film.mp4`, {
    headers: { cookie },
    signal: leaving.signal,
  });
  const reading = (async () => {
    for await (const piece of film.body ?? []) void piece;
  })().catch(() => {});
  await fetch(at('/media/private.mp4'), { headers: { cookie } }).then(async (one) => one.arrayBuffer());
  await vi.waitFor(
    async () => {
      const [one] = (await told(room, 'ben', cookie)).body.mine.filter(({ path }) =>
        path.endsWith('film.mp4'),
      );
      expect(one?.state).toBe('open');
      expect(one?.rate).toBeGreaterThan(600_000 * 0.8);
      expect(one?.rate).toBeLessThan(600_000 * 1.2);
      expect(one?.heldBy).toBe('line');
    },
    { timeout: 30_000, interval: 1000 },
  );
  const mine = await told(room, 'ben', cookie);
  expect(mine.body.others).toBeNull();
  expect(mine.body.upload).toBeNull();
  expect(mine.body.mine.map(({ path }) => path)).toContain('/media/private.mp4');
  const hosts = (await told(room, 'ann')).body;
  expect(hosts.mine).toEqual([]);
  const [ben] = hosts.others ?? [];
  // What is on the room's list, and nothing else he may look at.
  expect(ben?.transfers.map(({ path }) => path)).toEqual(['/media/film.mp4']);
  await vi.waitFor(async () => expect((await told(room, 'ann')).body.upload).toBeGreaterThan(600_000 * 0.7), {
    timeout: 15_000,
    interval: 500,
  });
  leaving.abort();
  await reading;
  line.close();
  await vi.waitFor(async () => {
    const [one] = (await told(room, 'ben', cookie)).body.mine.filter(({ path }) => path.endsWith('film.mp4'));
    expect(one?.state).toBe('left');
    expect(one?.sent).toBeLessThan(filmBytes);
  });
  const metrics = await (await fetch(at('/metrics'))).text();
  expect(metrics).toMatch(/lockstep_film_transfers_total\{result="left",held="line"\} 1/);
  expect(metrics).toMatch(/lockstep_film_transfers 0/);
  for (const one of people) one.socket.close();
}, 60_000);

test('[TR12] who is not in the room is told nothing', async () => {
  const { room, people } = await roomWith('ann');
  expect((await told(room, 'eve')).status).toBe(403);
  expect((await fetch(at(`/api/rooms/${room}/transfers`))).status).toBe(401);
  for (const one of people) one.socket.close();
});

test('[TR9] a viewer who takes nothing costs no more than two pieces of memory', async () => {
  const before = process.memoryUsage.rss();
  const sockets = Array.from({ length: 40 }, () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => {});
    socket.write('GET /media/film.mp4 HTTP/1.1\r\nHost: x\r\n\r\n');
    return socket;
  });
  await pause(2000);
  // 40 times the film would be 960 MB.
  expect(process.memoryUsage.rss() - before).toBeLessThan(80 * 1024 * 1024);
  for (const socket of sockets) socket.destroy();
});

test('[TR12] the room’s page names the browser, so that its first film is its own', async () => {
  const { room, people } = await roomWith('ann');
  const page = await fetch(at(`/r/${room}`));
  expect(page.headers.get('set-cookie')).toMatch(
    /^lockstep-viewer=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  for (const one of people) one.socket.close();
});
