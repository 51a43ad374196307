import { mkdtemp, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Pieces, smallBytes as pieceBytes } from './pieces.ts';
import { sendSpan } from './send-span.ts';

const film = Buffer.from(Array.from({ length: 5 * pieceBytes + 77 }, (_, at) => (at * 31 + (at >> 8)) % 251));
let folder: string;
let file: FileHandle;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-span-'));
  await writeFile(join(folder, 'film.mp4'), film);
  file = await open(join(folder, 'film.mp4'));
});
afterAll(async () => {
  await file.close();
  await rm(folder, { recursive: true, force: true });
});

/** A socket that takes a piece only when it is told to, unless it is eager. */
function socket(isEager: boolean) {
  const taken: Buffer[] = [];
  let take: (() => void) | null = null;
  const to = new Writable({
    write(piece: Buffer, _, done) {
      const taking = (): void => {
        take = null;
        taken.push(Buffer.from(piece));
        done();
      };
      if (isEager) setImmediate(taking);
      else take = taking;
    },
  });
  return {
    to: to as unknown as ServerResponse,
    taken: () => Buffer.concat(taken),
    take: async () => vi.waitFor(() => (take ?? expect.fail('nothing was written'))()),
    leave: () => to.destroy(),
  };
}

const meter = () => {
  const seen = { reads: 0, took: 0 };
  return {
    seen,
    read: () => {
      seen.reads += 1;
    },
    took: (bytes: number) => {
      seen.took += bytes;
    },
    ended: () => undefined,
  };
};

test.each([
  ['all of it', 0, film.length - 1],
  ['one byte', 9, 9],
  ['a part that begins and ends anywhere', 12_345, 3 * pieceBytes + 6],
  ['exactly two pieces', pieceBytes, 3 * pieceBytes - 1],
])('[TR2] %s comes out as it is in the file', async (_, from, to) => {
  const { to: line, taken } = socket(true);
  const counted = meter();
  expect(await sendSpan(file, line, { from, to }, new Pieces(), counted)).toBe(true);
  expect(taken().equals(film.subarray(from, to + 1))).toBe(true);
  expect(counted.seen.took).toBe(to + 1 - from);
  expect(line.listenerCount('close')).toBe(0);
});

test('[TR9] no more than two pieces are read before the socket has taken the first', async () => {
  const { to: line, take, taken } = socket(false);
  const counted = meter();
  const sending = sendSpan(file, line, { from: 0, to: film.length - 1 }, new Pieces(), counted);
  await vi.waitFor(() => expect(counted.seen.reads).toBe(2));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(counted.seen.reads).toBe(2);
  await take();
  await vi.waitFor(() => expect(counted.seen.reads).toBe(3));
  for (let piece = 1; piece < 6; piece += 1) await take();
  expect(await sending).toBe(true);
  expect(taken().equals(film)).toBe(true);
});

test('[TR9] great pieces come out as they are in the file, and so does what follows them', async () => {
  const long = Buffer.concat(Array.from({ length: 12 }, () => film));
  await writeFile(join(folder, 'long.mp4'), long);
  const whole = await open(join(folder, 'long.mp4'));
  const { to: line, taken } = socket(true);
  const counted = meter();
  let took = 0;
  // Of the pieces that are taken one is slow, when great ones are on their way.
  const now = (): number => (counted.seen.reads === 36 ? (took += 10) : took);
  expect(await sendSpan(whole, line, { from: 0, to: long.length - 1 }, new Pieces(), counted, now)).toBe(
    true,
  );
  expect(taken().equals(long)).toBe(true);
  expect(counted.seen.reads).toBeLessThan(long.length / pieceBytes - 3);
  await whole.close();
});

test('[TR10] whoever leaves ends it, and nothing is read any more', async () => {
  const { to: line, leave } = socket(false);
  const counted = meter();
  const sending = sendSpan(file, line, { from: 0, to: film.length - 1 }, new Pieces(), counted);
  await vi.waitFor(() => expect(counted.seen.reads).toBe(2));
  leave();
  expect(await sending).toBe(false);
  expect(counted.seen).toEqual({ reads: 2, took: 0 });
  expect(await sendSpan(file, line, { from: 0, to: 9 }, new Pieces(), counted)).toBe(false);
});

test('[TR9] a file that became shorter breaks the line instead of sending something else', async () => {
  const { to: line, taken } = socket(true);
  expect(await sendSpan(file, line, { from: 0, to: 2 * film.length }, new Pieces(), meter())).toBe(false);
  expect(line.destroyed).toBe(true);
  expect(taken().length).toBe(film.length);
});

test('[TR9] a disk that fails is told', async () => {
  const gone = await open(join(folder, 'film.mp4'));
  const { fd } = gone;
  await gone.close();
  const { to: line } = socket(true);
  await expect(sendSpan({ fd }, line, { from: 0, to: 9 }, new Pieces(), meter())).rejects.toThrow('EBADF');
});
