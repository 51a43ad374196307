/** Evening: one random film evening from one number: who comes, what they do, what goes wrong; judged all the way. */
import type { Dice } from './dice.ts';
import type { Happening } from './happening.ts';
import { mishaps, pressings } from './happenings.ts';
import { Judge } from './judge.ts';
import { randomMember } from './random-member.ts';
import { lookEveryMs } from './rules.ts';
import type { Tally } from './tally.ts';
import { World } from './world.ts';

export interface EveningResult {
  readonly seed: number;
  /** The rule that was broken, or null. */
  readonly failure: string | null;
}

/** Nobody does anything and nothing goes wrong any more: everything must come to rest in this. */
const calmMs = 18_000;
/** What is still on its way then has arrived after this. */
const lastWordMs = 8000;
/** What is under way when all have gone has arrived after this. */
const drainMs = 120_000;

function randomSize(dice: Dice): number {
  const u = dice.uniform();
  if (u < 0.4) return 2;
  if (u < 0.75) return 3;
  if (u < 0.9) return 4;
  if (u < 0.985) return 5 + dice.below(2);
  return u < 0.997 ? 7 + dice.below(6) : 13 + dice.below(38);
}

/** Plays evening `seed`, adding what was measured to `tally`. */
export function runEvening(seed: number, tally: Tally, trace?: (line: string) => void): EveningResult {
  const world = new World({ seed, ...(trace === undefined ? {} : { trace }) });
  const dice = world.dice.fork('evening');
  const judge = new Judge(world, tally);
  const size = randomSize(dice);
  const busyMs = size > 12 ? 12_000 : 8000 + dice.uniform() * 30_000;
  tally.counts.evenings++;
  tally.counts.members += size;

  for (let i = 0; i < size; i++) {
    const member = world.add(randomMember(dice.fork(`member ${i}`), `p${i}`));
    const late = i > 0 && dice.uniform() < 0.25;
    const joinsAt = i === 0 ? 0 : late ? dice.uniform() * busyMs : dice.uniform() * 3000;
    world.at(joinsAt, () => member.join());
    if (member.wantsTap) world.at(joinsAt + 1000 + dice.uniform() * 15_000, () => member.tap());
  }
  open(world, dice);
  const happens = (list: readonly Happening[]): void => {
    let left = dice.uniform() * list.reduce((sum, { weight }) => sum + weight, 0);
    for (const { weight, run } of list) {
      left -= weight;
      if (left > 0) continue;
      run({ world, judge, dice, tally });
      return;
    }
  };
  const plan = (list: readonly Happening[], meanMs: number, from: number): void => {
    for (let at = from; at < busyMs; at += dice.exponential(meanMs)) world.at(at, () => happens(list));
  };
  // On some evenings people just watch, and what goes wrong is not mixed with what they do.
  const quiet = dice.uniform() < 0.3;
  plan(pressings, quiet ? 25_000 : size > 12 ? 3000 : 5000, 4000);
  plan(mishaps, 8000, 2000 + dice.exponential(8000));

  const calmAt = Math.ceil((busyMs + 6000) / lookEveryMs) * lookEveryMs;
  world.at(calmAt, () => {
    for (const member of world.members) {
      const follow = member.participant?.view().follow;
      if (member.wantsTap || follow?.playBlocked === true || follow?.soundBlocked === true) member.tap();
      member.participant?.retryNow();
    }
    const first = world.members.find(({ participant }) => participant !== null);
    if (dice.uniform() < 0.75) first?.send({ type: 'play' });
  });
  const isOver = (): boolean => {
    const beyondMs = world.time.now - calmAt - calmMs;
    // A film may end by itself in the very last moment.
    return judge.failure !== null || (beyondMs >= 0 && (judge.quiet || beyondMs > lastWordMs));
  };
  while (!isOver()) {
    world.time.advance(lookEveryMs);
    judge.look();
  }
  if (judge.failure === null) judge.end();
  tally.counts.virtualSec += world.time.now / 1000;
  const left = judge.failure === null ? leftRunning(world) : null;
  const failure = judge.failure ?? left;
  return { seed, failure };
}

/** Somebody brings a film and, mostly, plays it. */
function open(world: World, dice: Dice): void {
  const [first] = world.members;
  const lengthSec = dice.uniform() < 0.1 ? 20 + dice.uniform() * 40 : 600 + dice.uniform() * 6000;
  world.films.set('film', lengthSec);
  world.at(300, () =>
    first?.send({
      type: 'addItem',
      item: {
        id: 'film',
        title: 'Film',
        duration: null,
        sources: [{ kind: 'link', url: '/media/film.mp4' }],
      },
      select: true,
    }),
  );
  if (dice.uniform() < 0.95) world.at(1500 + dice.uniform() * 3000, () => first?.send({ type: 'play' }));
}

function leftRunning(world: World): string | null {
  world.stop();
  world.time.advance(drainMs);
  if (world.time.planned > 0) return `[stop] ${world.time.planned} timers are left when all have gone`;
  const open = world.members.reduce((sum, { line }) => sum + line.open, 0);
  return open > 0 ? `[stop] ${open} connections are left when all have gone` : null;
}
