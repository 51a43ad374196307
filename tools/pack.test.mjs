/** Packing: what is built for the web lies beside its plain self, and is the same when it is unpacked. */
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packFolder } from './lib/pack.mjs';

let folder;
const script = 'export const somethingLong = 1;\n'.repeat(200);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-pack-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'app.js'), script);
  writeFileSync(join(folder, 'assets', 'small.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'picture.png'), script);
  packFolder(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('[OP28] texts are packed twice, small ones and what is packed already are left alone', () => {
  const files = readdirSync(join(folder, 'assets')).toSorted();
  expect(files).toEqual(['app.js', 'app.js.br', 'app.js.gz', 'picture.png', 'small.js']);
});

test('[OP28] what is unpacked is what was packed', () => {
  const packed = (ending) => readFileSync(join(folder, 'assets', `app.js${ending}`));
  expect(brotliDecompressSync(packed('.br')).toString()).toBe(script);
  expect(gunzipSync(packed('.gz')).toString()).toBe(script);
});
