/** `npm run simulate`: random evenings in a simulated world, judged all the way. A failing seed prints itself. */
import { rmSync, writeFileSync } from 'node:fs';
import { phases, runEvening, Tally } from '@lockstep/core/testkit';
import { bundle } from '../harness/bundle.ts';
import { runCrew } from './crew.ts';
import { parseOptions, usage, type SimulateOptions } from './options.ts';
import { tableOf } from './table.ts';
import type { Failure } from './work.ts';

/** More failures than this say nothing new; they are only counted. */
const mostShown = 20;
const shareSize = 50;

function runOne({ seed, trace }: SimulateOptions & { readonly mode: 'one' }): boolean {
  const tally = new Tally();
  const { failure } = runEvening(seed, tally, trace ? (line) => console.log(line) : undefined);
  if (!trace) console.log(tableOf(tally));
  console.log(`seed ${seed}: ${failure ?? 'no rule was broken'}`);
  return failure === null;
}

async function runMany({
  from,
  evenings,
  jobs,
  json,
}: SimulateOptions & { readonly mode: 'many' }): Promise<boolean> {
  const tally = new Tally();
  const failures: Failure[] = [];
  const begin = performance.now();
  let done = 0;
  const script = await bundle(new URL('worker.ts', import.meta.url), 'simulate');
  try {
    await runCrew({
      script,
      jobs,
      from,
      evenings,
      share: Math.max(1, Math.min(shareSize, Math.ceil(evenings / jobs / 4))),
      done: (outcome) => {
        tally.addAll(outcome.tally);
        done += outcome.evenings;
        for (const failed of outcome.failures) {
          if (failures.length < mostShown) console.log(`seed ${failed.seed}: ${failed.failure}`);
          failures.push(failed);
        }
        const rate = done / ((performance.now() - begin) / 1000);
        if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${evenings}, ${rate.toFixed(0)}/s `);
      },
    });
  } finally {
    rmSync(script, { force: true });
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const seconds = (performance.now() - begin) / 1000;
  console.log(tableOf(tally));
  console.log(`${failures.length} failed; ${seconds.toFixed(1)} s on ${jobs} threads`);
  if (failures.length > 0) console.log('To see one again: npm run simulate -- --seed SEED --trace');
  if (json !== null) {
    const skewMs = Object.fromEntries(phases.map((phase) => [phase, tally.skew[phase].percentiles()]));
    const figures = { from, evenings, seconds, failures, skewMs, counts: tally.counts };
    writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  }
  return failures.length === 0;
}

try {
  const options = parseOptions(process.argv.slice(2));
  const ok = options.mode === 'one' ? runOne(options) : await runMany(options);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 1;
}
