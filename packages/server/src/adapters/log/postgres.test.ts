import { serverMs, type Entry } from '@lockstep/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeEventLog } from '../../testkit/log-contract.ts';
import { startPostgres, type TestPostgres } from '../../testkit/postgres.ts';
import { openPostgresLog } from './postgres.ts';
import { createPool } from './sql/postgres-pool.ts';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => postgres.stop(), 60_000);

describeEventLog('PostgreSQL', async () => {
  const url = await postgres.database();
  return { open: async () => openPostgresLog({ url }), end: async () => {} };
});

const titled = (seq: number, title: string): Entry => ({
  seq,
  at: serverMs(1000 + seq),
  by: null,
  command: null,
  event: { type: 'titled', title },
});

test('[LG2] of servers that append at once, one wins, and the others find out', async () => {
  const url = await postgres.database();
  const nodes = await Promise.all(['a', 'b', 'c'].map(async () => openPostgresLog({ url, connections: 3 })));
  const won = [0, 0, 0];
  for (let seq = 1; seq <= 40; seq++) {
    const answers = await Promise.all(
      nodes.map(async (node, i) => node.append('r', seq - 1, [titled(seq, `${i}`)])),
    );
    const winners = answers.flatMap(({ ok }, i) => (ok ? [i] : []));
    expect(winners).toHaveLength(1);
    won[winners[0] ?? 0]!++;
  }
  const entries = (await nodes[0]?.read('r', 0)) ?? [];
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(won.reduce((sum, count) => sum + count)).toBe(40);
  await Promise.all(nodes.map(async (node) => node.close()));
});

test('[LG9] servers that start at once share one log', async () => {
  const url = await postgres.database();
  const nodes = await Promise.all(
    Array.from({ length: 5 }, async () => openPostgresLog({ url, connections: 2 })),
  );
  expect(new Set(nodes.map(({ name }) => name)).size).toBe(1);
  const keys = await Promise.all(nodes.map(async (node, i) => node.keep('key', `${i}`)));
  expect(new Set(keys).size).toBe(1);
  await Promise.all(nodes.map(async (node) => node.close()));
});

test('[LG14] a database that is set up to answer early is told not to', async () => {
  const url = await postgres.database();
  const pool = await createPool(url, 1, () => {});
  await pool.query(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
  await pool.end();
  const told = await createPool(url, 2, () => {});
  for (let i = 0; i < 2; i++) {
    const { rows } = await told.query('show synchronous_commit');
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
  }
  await told.end();
});

test('[LG11] a database that is killed and comes back costs time, and nothing else', async () => {
  const mortal = await startPostgres();
  const url = await mortal.database();
  const complaints: string[] = [];
  const log = await openPostgresLog({
    url,
    patienceMs: 30_000,
    complain: (message) => complaints.push(message),
  });
  let seq = 0;
  let said = 0;
  let stop = false;
  const write = async (): Promise<void> => {
    while (!stop) {
      const appended = await log.append('r', seq, [titled(seq + 1, 'x'), titled(seq + 2, 'y')]);
      expect(appended).toEqual({ ok: true, value: { seq: seq + 2 } });
      seq += 2;
    }
  };
  await log.append('chat', 0, [titled(1, 'chat')]);
  const say = async (): Promise<void> => {
    while (!stop) {
      const message = { at: serverMs(1000 + said + 0.5), author: 'ann', text: 'hi', kind: 'text' };
      expect(await log.appendMessage('chat', message)).toMatchObject({ ok: true, value: { seq: said + 1 } });
      said++;
    }
  };
  const busy = Promise.all([write(), say()]);
  for (let i = 0; i < 3; i++) {
    const before = seq;
    await mortal.kill();
    await mortal.start();
    await expect.poll(() => seq, { timeout: 15_000 }).toBeGreaterThan(before + 2);
  }
  stop = true;
  await busy;
  const entries = await log.read('r', 0);
  expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
  expect(await log.readMessages('chat', null, said + 100)).toHaveLength(said);
  // What broke was heard, and ended nothing.
  expect(complaints.length).toBeGreaterThan(0);
  await log.close();
  await mortal.stop();
}, 120_000);

test('[LG11] what cannot be used is told, without the password', async () => {
  const url = await postgres.database();
  const bad = url.replace('lockstep@', 'nobody:geheim@');
  const refused = openPostgresLog({ url: bad, patienceMs: 0 });
  await expect(refused).rejects.toThrow(/LOCKSTEP_DATABASE cannot be used/);
  await expect(refused).rejects.not.toThrow(/geheim/);
  const nowhere = openPostgresLog({ url: 'postgres://u@127.0.0.1:1/x', patienceMs: 0 });
  await expect(nowhere).rejects.toThrow(/Is PostgreSQL running/);
});
