/** `npm run bench sync`: how tightly rooms hold together, and how tightly the naive ways do on the same harness. */
import { writeFile } from 'node:fs/promises';
import { percentiles } from '../../harness/analysis/figures.ts';
import { ensureLongFilm } from '../../demo-film/long-film.ts';
import { naiveWays } from '../naive/naive-page.ts';
import { boundsText } from '../verdicts.ts';
import { judgeBounds } from './bounds.ts';
import { describeBrowser } from './browser.ts';
import { lockstepWay } from './lockstep-way.ts';
import { describeMachine } from '../machine.ts';
import { naiveWay } from './naive-way.ts';
import { toRow, type Row } from './outcome.ts';
import { runSession, scenarioNames, type Amount, type Outcomes, type ScenarioName } from './session.ts';
import { soundWitness } from './sound.ts';
import { figureLine, table } from './table.ts';
import type { Way } from './way.ts';
import { readWords } from './words.ts';

const FULL: Amount = { steadySec: 60, actions: 4, joins: 2 };
const QUICK: Amount = { steadySec: 15, actions: 2, joins: 1 };
const NAIVE: Amount = { steadySec: 30, actions: 4, joins: 2 };
const LOSS = 0.02;

type Rows = Partial<Record<ScenarioName, Row>>;

/** Returns the exit code: 0 when measured, whatever was found; 2 when the words make no sense. */
export async function benchSync(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const film = await ensureLongFilm();
  const machine = { ...describeMachine(), browser: describeBrowser() };
  const lateness: number[] = [];
  const measure = async (way: Way, loss: number, runs: number, amount: Amount): Promise<Rows> => {
    const outcomes: Outcomes[] = [];
    for (let run = 1; run <= runs; run += 1) {
      const title = `${way.name}${loss > 0 ? `, ${loss * 100} % loss` : ''}, run ${run}`;
      const tell = (line: string): void => void process.stderr.write(`${title}: ${line}\n`);
      const session = await runSession({ way, loss, amount, wanted: asked.wanted, tell });
      outcomes.push(session.outcomes);
      lateness.push(...session.networkLatenessMs);
    }
    return toRows(outcomes);
  };

  const lockstep = lockstepWay(film, asked.source);
  const amount = asked.quick ? QUICK : FULL;
  const clean = await measure(lockstep, 0, asked.runs, amount);
  print('Lockstep', clean);
  const verdicts = judgeBounds(clean);
  process.stdout.write(boundsText(verdicts));
  const lossy = asked.quick ? {} : await measure(lockstep, LOSS, asked.runs, amount);
  if (!asked.quick) print('Lockstep, 2 % loss', lossy);

  const everything = asked.wanted.size === scenarioNames.length;
  const sound = everything ? await soundWitness(lockstep, asked.quick ? 6 : 20) : null;
  process.stdout.write(
    sound === null
      ? '\nSound: not recorded\n'
      : `\nSound: steady ${figureLine(sound.steady.heardMs)}; after jumps ${figureLine(sound.afterSeeks.heardMs)}\n`,
  );
  const simulated = everything ? (await import('../../simulate/two-hours.ts')).twoHours() : null;
  if (simulated !== null) process.stdout.write(`Two hours, simulated: ${figureLine(simulated)}\n`);

  const naive: Partial<Record<(typeof naiveWays)[number], Rows>> = {};
  if (asked.naive && !asked.quick)
    for (const way of naiveWays) {
      naive[way] = await measure(naiveWay(way, film), 0, 1, NAIVE);
      print(`naive: ${way}`, naive[way] ?? {});
    }
  if (asked.json !== null) {
    const result = {
      date: new Date().toISOString(),
      machine,
      source: asked.source,
      /** How late the harness's own proxies delivered, in ms: the error it adds by itself. */
      proxyLatenessMs: percentiles(lateness),
      scenarios: { ...clean, ...(simulated === null ? {} : { 'two-hour drift': { pairSkewMs: simulated } }) },
      withLoss: lossy,
      sound,
      naive,
      bounds: verdicts,
    };
    await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  return 0;
}

function toRows(runs: readonly Outcomes[]): Rows {
  const rows: Rows = {};
  for (const name of scenarioNames) {
    const outcomes = runs.flatMap((run) => run[name] ?? []);
    if (outcomes.length > 0) rows[name] = toRow(outcomes);
  }
  return rows;
}

function print(title: string, rows: Rows): void {
  process.stdout.write(table(title, rows));
}
