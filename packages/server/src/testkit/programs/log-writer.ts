/** LogWriter: a process that writes to a log as fast as it can, says what was answered, and waits to be killed: `FOLDER ROOMS`. */
import { serverMs, type Entry } from '@lockstep/core';
import { openSqliteLog } from '../../adapters/log/sqlite.ts';

const [folder = '', rooms = '1'] = process.argv.slice(2);
const log = await openSqliteLog(folder);

const titled = (seq: number): Entry => ({
  seq,
  at: serverMs(seq),
  by: null,
  command: null,
  event: { type: 'titled', title: `title ${seq}` },
});

async function write(room: string): Promise<never> {
  for (let seq = (await log.lastSeqs([room])).get(room) ?? 0; ; seq += 2) {
    const appended = await log.append(room, seq, [titled(seq + 1), titled(seq + 2)]);
    if (!appended.ok) throw new Error(`${room}: ${appended.error}`);
    const said = await log.appendMessage(room, {
      at: serverMs(seq),
      author: 'ann',
      text: `${seq}`,
      kind: 'text',
    });
    if (!said.ok) throw new Error(`${room}: ${said.error}`);
    // Pipes are written to at once: what the test reads was answered.
    process.stdout.write(`${room} ${seq + 2} ${said.value.seq}\n`);
  }
}

await Promise.all(Array.from({ length: Number(rooms) }, async (_, i) => write(`room${i}`)));
