/** `npm run bench durability`: what becomes of accepted commands when a server, or what it stands on, is killed at random moments. */
import { writeFile } from 'node:fs/promises';
import { describeMachine } from '../machine.ts';
import { trial, type TrialOutcome } from './trial.ts';
import { readWords } from './words.ts';
import { makeWorld } from './worlds.ts';

/** Returns the exit code: 0 when nothing was lost, 1 when something was, 2 when the words make no sense. */
export async function benchDurability(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const setup = (await import(new URL('../../../../../tools/lib/setup.mjs', import.meta.url).href)) as {
    readonly ensureServer: () => void;
    readonly ensurePostgres: () => void;
    readonly ensurePrograms: (wanted: Readonly<Record<string, string>>) => void;
  };
  setup.ensureServer();
  setup.ensurePostgres();
  setup.ensurePrograms({ 'redis-server': 'redis-server' });
  const machine = describeMachine();
  const scenarios: Record<string, TrialOutcome> = {};
  for (const name of asked.wanted) {
    const world = await makeWorld(name);
    try {
      scenarios[name] = await trial(world, asked);
    } finally {
      await world.stop();
    }
    process.stdout.write(line(name, scenarios[name]));
  }
  if (asked.json !== null) {
    const result = { date: new Date().toISOString(), machine, scenarios };
    await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  const isWell = ({ acceptedLost, acceptedTwice, strange }: TrialOutcome): boolean =>
    acceptedLost + acceptedTwice + strange.length === 0;
  return Object.values(scenarios).every(isWell) ? 0 : 1;
}

function line(name: string, outcome: TrialOutcome): string {
  const { accepted, acceptedLost, acceptedTwice, strange, blows, recoveryMs } = outcome;
  const ms = (value: number): string => value.toFixed(0);
  const odd = strange.length === 0 ? '' : `; strange answers: ${strange.join(', ')}`;
  return `${name}, ${blows} times: ${accepted} accepted, ${acceptedLost} lost, ${acceptedTwice} twice; back after p50 ${ms(recoveryMs.p50)}, p95 ${ms(recoveryMs.p95)}, max ${ms(recoveryMs.max)} ms${odd}\n`;
}
