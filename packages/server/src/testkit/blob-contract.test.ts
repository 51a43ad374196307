import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../adapters/blobs/', import.meta.url));
const helpers = ['files-below.ts'];

test('[UP17] every store of prepared films runs the contract', () => {
  const adapters = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !helpers.includes(name),
  );
  expect(adapters.toSorted((a, b) => a.localeCompare(b))).toEqual(['folder.ts', 'memory.ts', 's3.ts']);
  for (const adapter of adapters) {
    const tests = ['.test.ts', '.live.test.ts']
      .map((end) => folder + adapter.replace(/\.ts$/, end))
      .filter((file) => existsSync(file));
    expect(tests.map((file) => readFileSync(file, 'utf8')).join('')).toContain('describeBlobStore(');
  }
});
