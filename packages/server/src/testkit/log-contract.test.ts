import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../adapters/log/', import.meta.url));

test('[LG8] every adapter of the log runs the contract', () => {
  const files = readdirSync(folder);
  const adapters = files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(adapters).toEqual(['memory.ts', 'postgres.ts', 'sqlite.ts']);
  for (const adapter of adapters) {
    const tests = `${folder}${adapter.replace(/\.ts$/, '.test.ts')}`;
    const text = readFileSync(tests, 'utf8');
    expect(text).toContain('describeEventLog(');
    expect(text).not.toMatch(/skip|todo|only\(/i);
  }
});
