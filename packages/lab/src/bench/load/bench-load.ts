/** `npm run bench load`: what rooms full of watching people cost one server on one core, and how fast a jump reaches all. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { bundle } from '../../harness/bundle.ts';
import { describeMachine } from '../machine.ts';
import { boundsText } from '../verdicts.ts';
import { judgeBounds } from './bounds.ts';
import { measureFloor } from './floor.ts';
import { crowdCore, measure, reportSec, type LoadRow, type Scripts } from './measure.ts';
import { readWords } from './words.ts';

/** What the machine takes for so many messages whoever the server is; in bigger crowds it is lost in the rest. */
interface Floor {
  readonly members: number;
  /** A second. */
  readonly messages: number;
  readonly cores: number;
}

const mostInFloor = 1000;

/** Returns the exit code: 0 when measured, whatever was found; 2 when the words make no sense. */
export async function benchLoad(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const machine = describeMachine();
  const scripts: Scripts = {
    server: await bundle(new URL('server-process.ts', import.meta.url), 'bench-load'),
    crowd: await bundle(new URL('crowd-process.ts', import.meta.url), 'bench-load'),
    echoServer: await bundle(new URL('echo-server-process.ts', import.meta.url), 'bench-load'),
    echoCrowd: await bundle(new URL('echo-crowd-process.ts', import.meta.url), 'bench-load'),
  };
  // What measures must not be in the way of what is measured.
  execFileSync('taskset', ['-a', '-p', '-c', String(crowdCore), String(process.pid)], { stdio: 'ignore' });
  setPriorityIfWeMay();
  const rows: LoadRow[] = [];
  const floors: Floor[] = [];
  process.stdout.write(heading);
  for (const size of asked.sizes) {
    const row = await measure(size, scripts, asked);
    rows.push(row);
    process.stdout.write(line(row));
    if (size.rooms > 1 || size.members > mostInFloor) continue;
    const { members } = size;
    const messages = Math.round(members / reportSec(members, asked.everySecond));
    const floor = {
      members,
      messages,
      cores: await measureFloor(members, messages, scripts, asked.windowMs),
    };
    floors.push(floor);
    process.stdout.write(
      `       of it a bare echo of ${messages} messages a second, and one to all: ${floor.cores.toFixed(4)}\n`,
    );
  }
  const bounds = judgeBounds(rows);
  process.stdout.write(boundsText(bounds));
  if (asked.json !== null) {
    const result = {
      date: new Date().toISOString(),
      machine,
      seconds: asked.windowMs / 1000,
      rooms: rows,
      floors,
      bounds,
    };
    await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  return 0;
}

/** Those who time things share their core with the crowd. */
function setPriorityIfWeMay(): void {
  try {
    setPriority(constants.priority.PRIORITY_HIGH);
  } catch {
    process.stderr.write('Times may be a little too long: only root may put those who measure first.\n');
  }
}

const columns: readonly (readonly [string, number, (row: LoadRow) => string])[] = [
  ['rooms', 6, ({ rooms }) => String(rooms)],
  ['members', 8, ({ members }) => String(members)],
  ['every s', 8, ({ reportEverySec }) => String(reportEverySec)],
  ['server', 8, ({ serverCores }) => serverCores.toFixed(4)],
  ['idle', 8, ({ idleCores }) => idleCores.toFixed(4)],
  ['KB idle', 9, ({ rssPerConnectionKB }) => rssPerConnectionKB.toFixed(1)],
  ['KB busy', 9, ({ rssPerWatcherKB }) => rssPerWatcherKB.toFixed(1)],
  ['p50 ms', 8, ({ deliveryMs }) => deliveryMs.p50.toFixed(1)],
  ['p99 ms', 8, ({ deliveryMs }) => deliveryMs.p99.toFixed(1)],
  ['max ms', 8, ({ deliveryMs }) => deliveryMs.max.toFixed(1)],
  ['delivered', 11, ({ delivered }) => `${(delivered * 100).toFixed(2)} %`],
  ['join ms', 9, ({ joinAllMs }) => joinAllMs.toFixed(0)],
  ['Mbit/s', 8, ({ outMbit }) => outMbit.toFixed(2)],
];
const heading = `${columns.map(([name, width]) => name.padStart(width)).join('')}\n`;
const line = (row: LoadRow): string =>
  `${columns.map(([, width, text]) => text(row).padStart(width)).join('')}\n`;
