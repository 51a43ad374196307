/** `npm run bench nodes`: what real browsers see when a real server process goes away, and on two nodes whose clocks disagree. */
import { writeFile } from 'node:fs/promises';
import { ensureLongFilm } from '../../demo-film/long-film.ts';
import { percentiles } from '../../harness/analysis/figures.ts';
import { describeMachine } from '../machine.ts';
import { judgeBounds } from '../sync/bounds.ts';
import { describeBrowser } from '../sync/browser.ts';
import { usualClocks } from '../sync/clocks.ts';
import { pauseAndPlay, seek, start, steady } from '../sync/everyday.ts';
import { toRow, type Outcome, type Row } from '../sync/outcome.ts';
import { openStage, type Stage } from '../sync/stage.ts';
import { table } from '../sync/table.ts';
import { boundsText } from '../verdicts.ts';
import { judgeOutages } from './bounds.ts';
import { outage, outageNames, type OutageName } from './outages.ts';
import { readWords } from './words.ts';
import { worldWay } from './world-way.ts';
import { aloneWorld, nodeClocks, pairWorld, type NodeWorld } from './worlds.ts';

const FULL = { outages: 3, steadySec: 60, actions: 4 };
const QUICK = { outages: 1, steadySec: 15, actions: 2 };
const everyday = ['start', 'steady', 'pause', 'play', 'seek'] as const;

/** Returns the exit code: 0 when measured, whatever was found; 2 when the words make no sense. */
export async function benchNodes(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const film = await ensureLongFilm();
  const machine = { ...describeMachine(), browser: describeBrowser() };
  const amount = asked.quick ? QUICK : FULL;
  const lateness: number[] = [];
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);

  const outages: Partial<Record<OutageName, Row>> = {};
  for (const name of outageNames) {
    if (!asked.wanted.has(name)) continue;
    tell(name);
    // A world and a room each: what one outage leaves behind is not the next one's.
    const world = await aloneWorld(film);
    outages[name] = await on(world, film, lateness, async (stage) => {
      await start(stage);
      return toRow([await outage(stage, world, name, amount.outages)]);
    });
  }
  if (Object.keys(outages).length > 0) process.stdout.write(table('One server that goes away', outages));

  let nodes: Partial<Record<(typeof everyday)[number], Row>> = {};
  if (asked.wanted.has('nodes')) {
    const outcomes = await on(await pairWorld(film), film, lateness, async (stage) => {
      const seen: Partial<Record<(typeof everyday)[number], Outcome>> = {};
      tell('nodes: start');
      seen.start = await start(stage);
      tell('nodes: steady');
      seen.steady = await steady(stage, amount.steadySec);
      tell('nodes: pause, play');
      Object.assign(seen, await pauseAndPlay(stage, amount.actions));
      tell('nodes: seek');
      seen.seek = await seek(stage, amount.actions);
      return seen;
    });
    nodes = Object.fromEntries(
      everyday.flatMap((name) => {
        const outcome = outcomes[name];
        return outcome === undefined ? [] : [[name, toRow([outcome])] as const];
      }),
    );
    process.stdout.write(table('Two nodes whose clocks disagree', nodes));
  }
  const bounds = [
    ...judgeOutages(outages),
    ...judgeBounds(nodes).map((verdict) => ({ ...verdict, what: `nodes, ${verdict.what}` })),
  ];
  process.stdout.write(boundsText(bounds));
  if (asked.json !== null) {
    const result = {
      date: new Date().toISOString(),
      machine,
      /** How late the harness's own proxies delivered, in ms: the error it adds by itself. */
      proxyLatenessMs: percentiles(lateness),
      outages,
      nodes: { clocks: nodeClocks, scenarios: nodes },
      bounds,
    };
    await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  return 0;
}

/** The four on this world; it is ended with them. */
async function on<Seen>(
  world: NodeWorld,
  film: string,
  lateness: number[],
  look: (stage: Stage) => Promise<Seen>,
): Promise<Seen> {
  const stage = await openStage(worldWay(film, world), { loss: 0, clocks: usualClocks, soundCard: null });
  try {
    const seen = await look(stage);
    lateness.push(...(await stage.networkLateness()));
    return seen;
  } finally {
    await stage.close();
  }
}
