/**
 * MeasureLog: how long an append takes, and how many there are a second, on SQLite and on PostgreSQL.
 * `node --import tsx packages/server/src/testkit/programs/measure-log.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mediaSec, serverMs, type Entry } from '@lockstep/core';
import { openPostgresLog } from '../../adapters/log/postgres.ts';
import { openSqliteLog } from '../../adapters/log/sqlite.ts';
import type { EventLog } from '../../ports/event-log.ts';
import { startPostgres } from '../postgres.ts';

const seeked = (seq: number): Entry => ({
  seq,
  at: serverMs(performance.timeOrigin + performance.now()),
  by: '7Vw2hQxk3nYp9sTzLmB4cD',
  command: 'J8rUe5GfWq1oXa6KiNtHvS',
  event: {
    type: 'seeked',
    timeline: { position: mediaSec(seq), rate: 1, playing: true, at: serverMs(performance.now()) },
    issuedAt: serverMs(performance.now()),
  },
});

const lasted = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
};

/** So many rooms write one after the other, each waiting for its answer. */
async function measure(name: string, log: EventLog, writers: number, seconds: number): Promise<void> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const write = async (room: string): Promise<void> => {
    for (let seq = 0; performance.now() < end; seq++) {
      times.push(await lasted(async () => log.append(room, seq, [seeked(seq + 1)])));
    }
  };
  await Promise.all(Array.from({ length: writers }, async (_, i) => write(`${name}-${writers}-${i}`)));
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  const rate = Math.round(times.length / seconds);
  process.stdout.write(
    `${name.padEnd(10)} ${`${writers}`.padStart(4)} rooms: ${`${rate}`.padStart(6)} appends/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'lockstep-measure-'));
const sqlite = await openSqliteLog(join(folder, 'data'));
const postgres = await startPostgres();
const shared = await openPostgresLog({ url: await postgres.database() });
try {
  for (const writers of [1, 10, 100, 1000]) await measure('SQLite', sqlite, writers, 3);
  for (const writers of [1, 10, 100, 1000]) await measure('PostgreSQL', shared, writers, 3);
} finally {
  await sqlite.close();
  await shared.close();
  await postgres.stop();
  rmSync(folder, { recursive: true });
}
