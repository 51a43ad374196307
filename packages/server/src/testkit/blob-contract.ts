/** BlobContract: what every store of prepared films must do; each adapter's test hands one in. */
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BlobStore } from '../ports/blob-store.ts';

const name = 'Abcdefghijkmnopqrstuvw';
const other = 'Zbcdefghijkmnopqrstuvw';

/** `open` gives an empty store; `folder` is a place for it on the disk. */
export function describeBlobStore(open: (folder: string) => Promise<BlobStore>): void {
  let folder: string;
  let store: BlobStore;
  const made = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const from = await mkdtemp(join(folder, 'from-'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(from, path)), { recursive: true });
      await writeFile(join(from, path), text);
    }
    return from;
  };
  const textOf = async (path: string, range: { first: number; last: number } | null = null) => {
    const stream = await store.read(path, range);
    return stream === null ? null : (await buffer(stream)).toString();
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lockstep-blobs-'));
    store = await open(folder);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('[UP17] what is published is there with its size, and the folder is used up', async () => {
    const before = Date.now() - 5000;
    const from = await made({ 'master.m3u8': '#EXTM3U', '360p/s0.m4s': '0123456789' });
    expect(await store.publish(name, from)).toBe(17);
    expect(await textOf(`${name}/master.m3u8`)).toBe('#EXTM3U');
    const facts = await store.stat(`${name}/360p/s0.m4s`);
    expect(facts?.bytes).toBe(10);
    expect(facts?.changedAt).toBeGreaterThan(before);
    expect(await stat(from).catch(() => null)).toBeNull();
    expect(await store.names()).toEqual([name]);
  });

  test('[UP17] ranges have both their ends', async () => {
    await store.publish(name, await made({ 'film.mp4': '0123456789' }));
    expect(await textOf(`${name}/film.mp4`, { first: 2, last: 4 })).toBe('234');
    expect(await textOf(`${name}/film.mp4`, { first: 9, last: 9 })).toBe('9');
    expect(await textOf(`${name}/film.mp4`, { first: 0, last: 9 })).toBe('0123456789');
  });

  test('[UP17] more comes beside what is there', async () => {
    await store.publish(name, await made({ 'film.mp4': 'film', 'text/1.vtt': 'a' }));
    expect(await store.publish(name, await made({ 'poster.jpg': 'poster', 'text/2.vtt': 'b' }))).toBe(7);
    expect(await textOf(`${name}/film.mp4`)).toBe('film');
    expect(await textOf(`${name}/poster.jpg`)).toBe('poster');
    expect([await textOf(`${name}/text/1.vtt`), await textOf(`${name}/text/2.vtt`)]).toEqual(['a', 'b']);
  });

  test('[UP17] one is removed whole, the others stay; twice is fine', async () => {
    await store.publish(name, await made({ 'film.mp4': 'film', 'a/b.m4s': 'x' }));
    await store.publish(other, await made({ 'film.mp4': 'other' }));
    await store.remove(name);
    await store.remove(name);
    expect(await store.stat(`${name}/a/b.m4s`)).toBeNull();
    expect(await textOf(`${name}/film.mp4`)).toBeNull();
    expect(await textOf(`${other}/film.mp4`)).toBe('other');
    expect(await store.names()).toEqual([other]);
  });

  test.each([
    'film.mp4',
    `${name}`,
    `${name}/`,
    `${name}/none.mp4`,
    `${name}/../${other}/film.mp4`,
    `../${name}/film.mp4`,
    `${name}/.hidden`,
    `${name}/a/b/c/d`,
    `${name}//film.mp4`,
    `${name}\\film.mp4`,
  ])('[UP16][UP17] %s leads nowhere', async (path) => {
    await store.publish(name, await made({ 'film.mp4': 'film' }));
    expect(await store.stat(path)).toBeNull();
    expect(await store.read(path, null)).toBeNull();
  });
}
