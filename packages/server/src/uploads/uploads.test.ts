/** Uploads on a fake clock: what goes when. Receiving and preparing are tried with real servers (uploads.live.test.ts). */
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '@lockstep/core';
import { FakeRuntime } from '@lockstep/core/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryBlobs } from '../adapters/blobs/memory.ts';
import type { Extras, Workshop } from '../ports/workshop.ts';
import { Places } from './places.ts';
import { Records } from './records.ts';
import { Uploads, type UploadRooms } from './uploads.ts';

let folder: string;
let places: Places;
let runtime: FakeRuntime;
let standing: Awaited<ReturnType<UploadRooms['standing']>> = 'open';
let uploads: Uploads;
const brought: string[] = [];
const none: Extras = { poster: null, storyboard: null, subtitles: [], fonts: [] };
const film = { durationSec: 1, size: null, video: null, audio: [], texts: [], fonts: [] };

const workshop: Workshop = {
  canMake: true,
  look: async () => ok({ way: 'asItIs', type: 'mp4', ...film }),
  make: async () => fail('damaged'),
  dress: async () => none,
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-uploads-unit-'));
  places = new Places(folder);
  await places.make();
  runtime = new FakeRuntime();
  standing = 'open';
  brought.length = 0;
  uploads = new Uploads({
    runtime,
    records: await Records.open(places.records),
    places,
    blobs: createMemoryBlobs(),
    workshop,
    limits: { fileBytes: 100, roomBytes: 100, totalBytes: 100, freeBytes: 0 },
    rooms: {
      bring: async ({ id }) => {
        brought.push(id);
        return true;
      },
      standing: async () => standing,
    },
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await uploads.close();
  await rm(folder, { recursive: true, force: true });
});

const id = 'Abcdefghijkmnopqrstuvw';
async function begin(): Promise<void> {
  const asked = { id, room: 'r', by: 'ann', name: 'a.mp4', bytes: 4, several: false };
  expect((await uploads.begin(asked)).ok).toBe(true);
}

test('[UP12][UP14] a film that was whole when the server was killed is prepared in the next run', async () => {
  await begin();
  await writeFile(places.source(id), 'film');
  await uploads.start();
  await vi.waitFor(() => expect(brought).toEqual([id]));
  await vi.waitFor(() =>
    expect(uploads.get(id)).toMatchObject({ phase: 'ready', isBrought: true, extras: none }),
  );
  expect(uploads.hasAny('r')).toBe(true);
});

/** A sweep begins; it reads the disk, so its end is waited for in real time. */
const minutes = (many: number): void => runtime.time.advance(many * 60_000);

test('[UP5] half a film stays for a day after its last byte', async () => {
  await begin();
  await writeFile(places.source(id), 'fi');
  await uploads.start();
  expect(uploads.get(id)?.phase).toBe('receiving');
  const today = Date.now();
  // Begun yesterday, gone on with today.
  vi.spyOn(Date, 'now').mockReturnValue(today + 25 * 3600_000);
  await utimes(places.source(id), (today + 2 * 3600_000) / 1000, (today + 2 * 3600_000) / 1000);
  await uploads.start();
  expect(uploads.get(id)).not.toBeNull();
  await utimes(places.source(id), today / 1000, today / 1000);
  minutes(6);
  await vi.waitFor(async () => expect(await places.received(id)).toBeNull());
  expect(uploads.get(id)).toBeNull();
});

test('[UP7] what belongs to a closed room goes at once, to a missing one after an hour', async () => {
  await begin();
  standing = 'missing';
  await uploads.start();
  expect(uploads.get(id)).not.toBeNull();
  runtime.step(59 * 60_000);
  await uploads.start();
  expect(uploads.get(id)).not.toBeNull();
  runtime.step(2 * 60_000);
  await uploads.start();
  expect(uploads.get(id)).toBeNull();
  standing = 'closed';
  await begin();
  await uploads.start();
  expect(uploads.get(id)).toBeNull();
});
