import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { maintain } from './maintain.ts';
import type { Maintenance } from './ports/maintenance.ts';

const room = 'AbCdEfGhJkLmNpQrStUvWx';
const other = 'ZZCdEfGhJkLmNpQrStUvWx';
let folder: string;
let rooms: Map<string, unknown>;
let maintenance: Maintenance;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-maintain-'));
  rooms = new Map([[room, { title: 'Night' }]]);
  maintenance = {
    backup: async (to) => writeFileSync(to, JSON.stringify([...rooms])),
    exportRoom: async (id) => rooms.get(id) ?? null,
    removeRoom: async (id) => rooms.delete(id),
    close: async () => {},
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

test('[OP10] a backup goes into a new file and never over an old one', async () => {
  const to = join(folder, 'all');
  expect((await maintain({ do: 'backup', to }, maintenance)).ok).toBe(true);
  const before = readFileSync(to, 'utf8');
  rooms.clear();
  expect(await maintain({ do: 'backup', to }, maintenance)).toMatchObject({ ok: false });
  expect(readFileSync(to, 'utf8')).toBe(before);
});

test('[OP10] a room is exported as JSON that only its owner may read, once', async () => {
  const to = join(folder, 'room.json');
  expect((await maintain({ do: 'export', room, to }, maintenance)).ok).toBe(true);
  expect(JSON.parse(readFileSync(to, 'utf8'))).toEqual({ title: 'Night' });
  expect(statSync(to).mode & 0o077).toBe(0);
  expect((await maintain({ do: 'export', room, to }, maintenance)).ok).toBe(false);
  expect((await maintain({ do: 'export', room: other, to: `${to}2` }, maintenance)).ok).toBe(false);
});

test('a room is forgotten; what is none is told', async () => {
  expect(await maintain({ do: 'delete', room }, maintenance)).toEqual({
    ok: true,
    value: 'The room is forgotten.',
  });
  expect(await maintain({ do: 'delete', room }, maintenance)).toMatchObject({ ok: false });
  expect(await maintain({ do: 'delete', room: 'my room' }, maintenance)).toMatchObject({
    ok: false,
    error: expect.stringContaining('22 letters'),
  });
});
