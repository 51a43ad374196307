/** How films are sent: each kind of range and condition, from both places where films are, over a real socket. */
import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../start-server.ts';

const ten = '0123456789';
/** An hour ago: its tag is strong. */
const then = Math.floor(Date.now() / 1000) - 3600;
let folder: string;
let server: RunningServer;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** `fetch` adds headers of its own, and hides some of the answer's. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers, method }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-ranges-'));
  await mkdir(join(folder, 'films'));
  await mkdir(join(folder, 'brought'));
  for (const place of ['films', 'brought']) {
    for (const [name, text] of [
      ['ten.mp4', ten],
      ['empty.mp4', ''],
    ] as const) {
      await writeFile(join(folder, place, name), text);
      await utimes(join(folder, place, name), then, then);
    }
  }
  server = await startServer({
    port: 0,
    logLevel: 'silent',
    filmsRoot: join(folder, 'brought'),
    library: { folder: join(folder, 'films'), kept: join(folder, 'kept') },
    filmOrigins: ['https://watch.example'],
  });
}, 30_000);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['/films', '/media'])('%s', (place) => {
  const film = `${place}/ten.mp4`;

  test('[TR1] everything, with what it is, how long, and that parts of it can be had', async () => {
    const { status, headers, body } = await ask(film);
    expect([status, body.toString()]).toEqual([200, ten]);
    expect(headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '10',
      'accept-ranges': 'bytes',
      'last-modified': new Date(then * 1000).toUTCString(),
      etag: expect.stringMatching(/^"[0-9a-z]+-[0-9a-z]+"$/),
    });
  });

  test.each([
    ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
    ['bytes=0-0', 206, 'bytes 0-0/10', '0'],
    ['bytes=7-', 206, 'bytes 7-9/10', '789'],
    ['bytes=-3', 206, 'bytes 7-9/10', '789'],
    ['bytes=-99', 206, 'bytes 0-9/10', ten],
    ['bytes=0-99', 206, 'bytes 0-9/10', ten],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['bytes=99-100', 416, 'bytes */10', ''],
    ['bytes=-0', 416, 'bytes */10', ''],
    ['bytes=4-2', 200, undefined, ten],
    // What touches is one.
    ['bytes=0-1,2-4', 206, 'bytes 0-4/10', '01234'],
    // Not all of them are there: those that are.
    ['bytes=2-4,20-30', 206, 'bytes 2-4/10', '234'],
    ['bytes=', 200, undefined, ten],
    ['lines=1-2', 200, undefined, ten],
    ['bytes', 200, undefined, ten],
  ])('[TR2] %s', async (range, status, told, text) => {
    const answer = await ask(film, { range });
    expect([answer.status, answer.headers['content-range'], answer.body.toString()]).toEqual([
      status,
      told,
      text,
    ]);
    expect(answer.headers['content-length']).toBe(String(text.length));
  });

  test('[TR3] several parts at once', async () => {
    const { status, headers, body } = await ask(film, { range: 'bytes=0-1,5-6,-1' });
    expect(status).toBe(206);
    const [, mark = ''] =
      /^multipart\/byteranges; boundary=(\w+)$/.exec(String(headers['content-type'])) ?? [];
    expect(mark).not.toBe('');
    expect(headers['content-length']).toBe(String(body.length));
    const parts = body
      .toString()
      .split(`--${mark}`)
      .slice(1, -1)
      .map((part) => part.trim().split('\r\n\r\n'));
    expect(parts).toEqual([
      ['content-type: video/mp4\r\ncontent-range: bytes 0-1/10', '01'],
      ['content-type: video/mp4\r\ncontent-range: bytes 5-6/10', '56'],
      ['content-type: video/mp4\r\ncontent-range: bytes 9-9/10', '9'],
    ]);
    expect(body.toString().endsWith(`\r\n--${mark}--\r\n`)).toBe(true);
  });

  test('[TR4] a part only if it is still the same film, else all of it', async () => {
    const { headers } = await ask(film, {}, 'HEAD');
    const tag = String(headers.etag);
    const since = String(headers['last-modified']);
    const range = 'bytes=2-4';
    const older = new Date((then - 60) * 1000).toUTCString();
    for (const [ifRange, status] of [
      [tag, 206],
      [since, 206],
      ['"another"', 200],
      [`W/${tag}`, 200],
      [older, 200],
      [new Date((then + 60) * 1000).toUTCString(), 200],
      ['no date', 200],
    ] as const) {
      expect([ifRange, (await ask(film, { range, 'if-range': ifRange })).status]).toEqual([ifRange, status]);
    }
  });

  test('[TR6] conditions without a range', async () => {
    const { headers } = await ask(film, {}, 'HEAD');
    const tag = String(headers.etag);
    const since = String(headers['last-modified']);
    const older = new Date((then - 60) * 1000).toUTCString();
    for (const [condition, status] of [
      [{ 'if-none-match': tag }, 304],
      [{ 'if-none-match': `"x", W/${tag}` }, 304],
      [{ 'if-none-match': '*' }, 304],
      [{ 'if-none-match': '"x"', 'if-modified-since': since }, 200],
      [{ 'if-modified-since': since }, 304],
      [{ 'if-modified-since': older }, 200],
      [{ 'if-match': tag }, 200],
      [{ 'if-match': '"x"' }, 412],
      [{ 'if-unmodified-since': since }, 200],
      [{ 'if-unmodified-since': older }, 412],
    ] as const) {
      const answer = await ask(film, condition);
      expect([condition, answer.status]).toEqual([condition, status]);
      if (status !== 200) expect(answer.body.length).toBe(0);
    }
  });

  test('[TR7] HEAD says what GET would, and sends nothing', async () => {
    const whole = await ask(film, {}, 'HEAD');
    expect([whole.status, whole.headers['content-length'], whole.body.length]).toEqual([200, '10', 0]);
    const part = await ask(film, { range: 'bytes=2-4' }, 'HEAD');
    expect([part.status, part.headers['content-length'], part.body.length]).toEqual([200, '10', 0]);
  });

  test('[TR2] of an empty file there are no parts', async () => {
    expect((await ask(`${place}/empty.mp4`)).status).toBe(200);
    expect((await ask(`${place}/empty.mp4`, { range: 'bytes=0-' })).status).toBe(416);
    expect((await ask(`${place}/none.mp4`)).status).toBe(404);
  });

  test('[TR8] pages of listed sites may show and read films, other pages may not read them', async () => {
    const listed = await ask(film, { origin: 'https://watch.example', range: 'bytes=0-1' });
    expect(listed.headers).toMatchObject({
      'access-control-allow-origin': 'https://watch.example',
      'access-control-expose-headers': expect.stringContaining('Content-Range'),
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Origin',
    });
    const other = await ask(film, { origin: 'https://other.example' });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
    const before = await ask(film, { origin: 'https://watch.example' }, 'OPTIONS');
    expect(before.status).toBe(204);
    expect(before.headers['access-control-allow-headers']).toContain('Range');
    expect((await ask(film, { origin: 'https://other.example' }, 'OPTIONS')).status).toBe(403);
  });
});

test('[TR8] the list is for films alone', async () => {
  const { headers } = await ask('/healthz', { origin: 'https://watch.example' });
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect((await ask('/api/rooms', { origin: 'https://watch.example' }, 'OPTIONS')).status).toBe(404);
});

test('[TR8] without a list no other site has them', async () => {
  const bare = await startServer({ port: 0, logLevel: 'silent' });
  const { headers } = await fetch(`http://127.0.0.1:${bare.port}/media/demo.mp4`, { method: 'HEAD' });
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  await bare.close();
});

test.each([
  '/media/../ten.mp4',
  '/media/%2e%2e/films/ten.mp4',
  '/media/..%2ffilms%2ften.mp4',
  '/media/',
  '/media//ten.mp4',
])('[LB2] %s is out of reach', async (path) => {
  expect([400, 404]).toContain((await ask(path)).status);
});
