import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../adapters/calls/', import.meta.url));

test('[CA20] every way for calls to go runs the contract', () => {
  const files = readdirSync(folder);
  const adapters = files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(adapters).toEqual(expect.arrayContaining(['livekit.ts', 'mesh.ts']));
  for (const adapter of adapters) {
    const tests = `${folder}${adapter.replace(/\.ts$/, '.test.ts')}`;
    expect(readFileSync(tests, 'utf8')).toContain('describeCalls(');
  }
});
