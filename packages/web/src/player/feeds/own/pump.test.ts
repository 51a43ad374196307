import { expect, test } from 'vitest';
import type { Packer } from './packer.ts';
import { createPump, type Turn } from './pump.ts';

/** A packer of which each second turn makes a piece. */
function bench(turns: readonly ('packet' | 'fails')[]) {
  const deeds: string[] = [];
  let fed = 0;
  let ready: ArrayBuffer | null = null;
  const packer: Packer = {
    start: () => Promise.resolve(),
    take() {
      const piece = ready;
      ready = null;
      return piece;
    },
    finish() {
      deeds.push('finished');
      if (fed % 2 === 1) ready = new ArrayBuffer(1);
      return Promise.resolve();
    },
    cancel() {
      deeds.push('cancelled');
      return Promise.resolve();
    },
  };
  const left = [...turns];
  const turn: Turn = () => {
    const next = left.shift();
    if (next === undefined) return Promise.resolve(false);
    if (next === 'fails') return Promise.reject(new Error('cannot be read'));
    fed += 1;
    if (fed % 2 === 0) ready = new ArrayBuffer(2);
    return Promise.resolve(true);
  };
  const close = () => {
    deeds.push('closed');
    return Promise.resolve();
  };
  const pump = createPump(packer, turn, close);
  const sizes = async (): Promise<readonly number[]> => {
    const all: number[] = [];
    for (let piece = await pump.next(); piece !== null; piece = await pump.next()) all.push(piece.byteLength);
    return all;
  };
  return { pump, sizes, deeds, left };
}

test('[RX4] a pump reads no more than the piece that was asked for', async () => {
  const { pump, left } = bench(['packet', 'packet', 'packet', 'packet']);
  expect((await pump.next())?.byteLength).toBe(2);
  expect(left).toHaveLength(2);
});

test('the last piece may be short; after it there is none', async () => {
  const { sizes, deeds } = bench(['packet', 'packet', 'packet']);
  expect(await sizes()).toEqual([2, 1]);
  expect(deeds).toEqual(['finished']);
});

test('[RX10] a file that breaks off is a film as far as it goes', async () => {
  const { sizes } = bench(['packet', 'packet', 'packet', 'fails', 'packet']);
  expect(await sizes()).toEqual([2, 1]);
});

test('one of which nothing can be read is broken', async () => {
  await expect(bench(['fails']).sizes()).rejects.toThrow('cannot be read');
});

test('[RX6] a stopped pump lets go of the file and brings nothing more', async () => {
  const { pump, deeds } = bench(['packet', 'packet']);
  await pump.stop();
  expect(deeds).toEqual(['closed', 'cancelled']);
  expect(await pump.next()).toBeNull();
});
