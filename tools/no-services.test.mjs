/** Installing a package starts nothing, and leaves nothing of that behind. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disableServices, withoutServices } from './lib/no-services.mjs';

let folder;
let file;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-policy-'));
  file = join(folder, 'policy-rc.d');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('while packages are installed services may not be started; afterwards the machine is as it was', () => {
  const answer = withoutServices(() => spawnSync(file, ['redis-server', 'start']).status, file);
  expect(answer).toBe(101);
  expect(existsSync(file)).toBe(false);
  expect(() =>
    withoutServices(() => {
      throw new Error('apt-get');
    }, file),
  ).toThrow('apt-get');
  expect(existsSync(file)).toBe(false);
});

test('a policy that was there before stays', () => {
  writeFileSync(file, 'its own');
  expect(withoutServices(() => 'done', file)).toBe('done');
  expect(readFileSync(file, 'utf8')).toBe('its own');
});

test('what a package enabled for the next start is taken back', () => {
  const asked = [];
  disableServices(['chromium', 'postgresql', 'redis-server', 'coturn'], (...words) =>
    asked.push(words.slice(0, 2).flat()),
  );
  expect(asked).toEqual([
    ['systemctl', 'disable', '--quiet', 'postgresql'],
    ['systemctl', 'disable', '--quiet', 'redis-server'],
    ['systemctl', 'disable', '--quiet', 'coturn'],
  ]);
});
