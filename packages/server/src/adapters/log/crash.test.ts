import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openSqliteLog } from './sqlite.ts';

const program = fileURLToPath(new URL('../../testkit/programs/log-writer.ts', import.meta.url));
const project = fileURLToPath(new URL('../../../../../', import.meta.url));
const rooms = 25;
/** So many answers before each kill, never at the same place of a group. */
const killedAfter = [301, 507, 613, 404, 799];

/** Lets a process write to `folder` and kills it in the middle; gives the last numbers answered to each room. */
async function writeAndKill(folder: string, answers: number): Promise<Map<string, [number, number]>> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder, `${rooms}`], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answered = new Map<string, [number, number]>();
  let left = answers;
  const exit = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [room = '', seq, message] = line.split(' ');
    // The last line may be cut off.
    if (message !== undefined) answered.set(room, [Number(seq), Number(message)]);
    if (left-- === 0) child.kill('SIGKILL');
  }
  const [, signal] = (await exit) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return answered;
}

test('[LG10] a process killed in the middle of a group commit has lost nothing that was answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-crash-'));
  for (let round = 0; round < killedAfter.length; round++) {
    const answered = await writeAndKill(folder, killedAfter[round] ?? 0);
    const log = await openSqliteLog(folder);
    for (const [room, [seq, message]] of answered) {
      const entries = await log.read(room, 0);
      expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1));
      expect(entries.length).toBeGreaterThanOrEqual(seq);
      // All or none: two were appended each time.
      expect(entries.length % 2).toBe(0);
      const messages = await log.readMessages(room, null, 1e6);
      expect(messages.map((one) => one.seq)).toEqual(messages.map((_, i) => i + 1));
      expect(messages.length).toBeGreaterThanOrEqual(message);
      expect((await log.lastSeqs([room])).get(room)).toBe(entries.length);
    }
    expect(answered.size).toBe(rooms);
    await log.close();
  }
  rmSync(folder, { recursive: true });
}, 60_000);
