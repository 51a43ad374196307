/** The bucket keeps the contract, against an emulator of S3 in this process. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterEach, expect, test, vi } from 'vitest';
import { describeBlobStore } from '../../testkit/blob-contract.ts';
import { makeClip, plainMp4 } from '../../testkit/clips.ts';
import { filesIn, smallLimits, UploadEvening } from '../../testkit/upload-evening.ts';
import { openS3Blobs, type S3Place } from './s3.ts';

const running: S3rver[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

async function serviceIn(folder: string): Promise<S3Place> {
  const service = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'films' }],
  });
  running.push(service);
  const { port } = await service.run();
  const place = { url: `http://127.0.0.1:${port}/films/lockstep`, region: 'us-east-1' };
  return { ...place, keyId: 'S3RVER', secret: 'S3RVER' };
}

describeBlobStore(async (folder) => openS3Blobs(await serviceIn(folder)));

test('[UP17] a film too large for one request is put in parts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-s3-'));
  const store = openS3Blobs(await serviceIn(folder));
  const bytes = randomBytes(35 * 2 ** 20);
  await mkdir(join(folder, 'from'));
  await writeFile(join(folder, 'from/film.mp4'), bytes);
  expect(await store.publish('Abcdefghijkmnopqrstuvw', join(folder, 'from'))).toBe(bytes.length);
  const range = { first: 16 * 2 ** 20 - 5, last: 16 * 2 ** 20 + 4 };
  const stream = await store.read('Abcdefghijkmnopqrstuvw/film.mp4', range);
  expect(stream === null ? null : await buffer(stream)).toEqual(bytes.subarray(range.first, range.last + 1));
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test(
  '[UP16][UP17] a server keeps films in a bucket, and sends them from there',
  { timeout: 60_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lockstep-s3-'));
    const s3 = await serviceIn(folder);
    const uploads = { folder: join(folder, 'uploads'), limits: smallLimits, s3 };
    const evening = await UploadEvening.begin({ uploads });
    const { on } = evening;
    const room = await on.makeRoom();
    await on.enter(room, 'ann');
    const file = await makeClip(folder, 'film.mp4', { seconds: 2, words: plainMp4 });
    const { id } = await on.upload(room, 'ann', file);
    const { url } = await on.until(room, 'ann', id, 'ready');
    const answer = await fetch(on.at(url ?? '/'), { headers: { range: 'bytes=5-9' } });
    expect([answer.status, Buffer.from(await answer.arrayBuffer())]).toEqual([
      206,
      (await readFile(file)).subarray(5, 10),
    ]);
    await vi.waitFor(async () => expect(await filesIn(join(folder, 'uploads/incoming'))).toEqual([]), 20_000);
    expect((await on.told(room, 'ann')).uploads[0]?.poster).toBe(`/uploads/${id}/poster.jpg`);
    expect((await fetch(on.at(`/uploads/${id}/poster.jpg`))).status).toBe(200);
    expect(await on.remove(room, 'ann', id)).toBe(204);
    expect((await fetch(on.at(url ?? '/'))).status).toBe(404);
    await evening.end();
    await rm(folder, { recursive: true, force: true });
  },
);
