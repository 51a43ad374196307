/** `npm run bench sync`: how tightly rooms hold together, and how tightly the naive ways do on the same harness. */
import { writeFile } from 'node:fs/promises';
import { percentiles } from '../../harness/analysis/figures.ts';
import { ensureLongFilm } from '../../demo-film/long-film.ts';
import { naiveWays } from '../naive/naive-page.ts';
import { boundsText, judgeBounds } from './bounds.ts';
import { describeMachine } from './machine.ts';
import { naiveWay } from './naive-way.ts';
import { toRow, type Row } from './outcome.ts';
import { runSession, scenarioNames, type Amount, type Outcomes, type ScenarioName } from './session.ts';
import { table } from './table.ts';
import type { Way } from './way.ts';
import { readWords, type SyncWords } from './words.ts';

const FULL: Amount = { steadySec: 60, actions: 4, joins: 2 };
const QUICK: Amount = { steadySec: 15, actions: 2, joins: 1 };
const NAIVE: Amount = { steadySec: 30, actions: 4, joins: 2 };
const RUNS = 2;
const LOSS = 0.02;

type Rows = Partial<Record<ScenarioName, Row>>;

export async function benchSync(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const film = await ensureLongFilm();
  const machine = describeMachine();
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
  const naive: Record<string, Rows> = {};
  if (asked.naive && !asked.quick)
    for (const way of naiveWays) naive[way] = await measure(naiveWay(way, film), 0, 1, NAIVE);
  for (const [way, rows] of Object.entries(naive)) print(`naive: ${way}`, rows);
  await writeJson(asked, { date: new Date().toISOString(), machine, naive, proxies: percentiles(lateness) });
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
  process.stdout.write(table(title, rows as Record<string, Row>));
}

async function writeJson({ json }: SyncWords, result: unknown): Promise<void> {
  if (json !== null) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
}
void [FULL, QUICK, RUNS, LOSS, boundsText, judgeBounds];
