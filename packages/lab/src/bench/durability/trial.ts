/** Trial: people ask for things while something is killed again and again; afterwards everything that was accepted must be there, once. */
import { setTimeout as pause } from 'node:timers/promises';
import { randomId } from '@lockstep/core';
import { createHostRuntime } from '@lockstep/core/host';
import { percentiles } from '../../harness/analysis/figures.ts';
import { listens } from '../../harness/ports.ts';
import { Asker } from './asker.ts';
import { queueOf } from './queue-of.ts';
import type { World } from './worlds.ts';

export interface TrialWishes {
  readonly accepted: number;
  readonly blows: number;
}

export interface TrialOutcome {
  readonly accepted: number;
  /** Accepted and not there afterwards, on one of the nodes at least. */
  readonly acceptedLost: number;
  readonly acceptedTwice: number;
  /** Answers that no honest asker may get, with what came of them. */
  readonly strange: readonly string[];
  readonly blows: number;
  /** From a blow until the last of all askers has something accepted again. */
  readonly recoveryMs: { readonly p50: number; readonly p95: number; readonly max: number };
}

const rooms = 4;
const askersPerRoom = 3;
/** A room's queue takes so many films; each of these rooms stays below. */
const mostPerRoom = 500;
const betweenBlowsMs = { from: 300, to: 1300 };
const patienceMs = 60_000;
const lookMs = 5;

export async function trial(world: World, wishes: TrialWishes): Promise<TrialOutcome> {
  const runtime = createHostRuntime();
  const ids = Array.from({ length: rooms }, () => randomId(runtime));
  let accepted = 0;
  const askers = ids.flatMap((room) =>
    Array.from({ length: askersPerRoom }, (_, n) => {
      return new Asker({
        runtime,
        room,
        name: `Asker ${n + 1}`,
        ports: world.ports,
        accepted: () => accepted++,
      });
    }),
  );
  const recoveries: number[] = [];
  try {
    for (const asker of askers) asker.start();
    await allAccepted(world, askers, performance.now());
    while (accepted < wishes.accepted || recoveries.length < wishes.blows) {
      if (accepted > (mostPerRoom * rooms * 9) / 10) break;
      const { from, to } = betweenBlowsMs;
      await pause(from + (to - from) * Math.random());
      const at = performance.now();
      await world.strike();
      recoveries.push((await allAccepted(world, askers, at)) - at);
    }
  } finally {
    for (const asker of askers) asker.stop();
  }
  const all = askers.flatMap((asker) => asker.accepted);
  const lost = new Set<string>();
  const twice = new Set<string>();
  for (const port of world.ports) {
    // The last one killed may not be back yet: the others have long gone on.
    await listens(port, 'a node');
    const queues: string[] = [];
    for (const room of ids) queues.push(...(await queueOf(runtime, port, room)));
    const there = new Set(queues);
    for (const film of all) if (!there.has(film)) lost.add(film);
    for (const [at, film] of queues.entries()) if (queues.indexOf(film) !== at) twice.add(film);
  }
  const spread = percentiles(recoveries) ?? { p50: 0, p95: 0, max: 0 };
  return {
    accepted: all.length,
    acceptedLost: lost.size,
    acceptedTwice: twice.size,
    strange: [...new Set(askers.flatMap(({ strange }) => strange))],
    blows: recoveries.length,
    recoveryMs: { p50: spread.p50, p95: spread.p95, max: spread.max },
  };
}

/** When the last of them had something accepted after `at`. */
async function allAccepted(world: World, askers: readonly Asker[], at: number): Promise<number> {
  const first = new Map<Asker, number>();
  while (first.size < askers.length) {
    if (performance.now() - at > patienceMs) throw new Error(`nothing goes on any more. ${world.trouble}`);
    // More often than an asker asks.
    await pause(lookMs);
    for (const asker of askers) {
      if (asker.acceptedAt > at && !first.has(asker)) first.set(asker, asker.acceptedAt);
    }
  }
  return Math.max(...first.values());
}
