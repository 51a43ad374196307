/** Random evenings of calls: whatever happens, in the end both sides of every pair agree. */
import { createDice, type Dice } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createMeshWorld, type MeshWorld } from '../testkit/mesh-world.ts';

interface Evening {
  readonly world: MeshWorld;
  readonly dice: Dice;
  /** Who is there now. */
  readonly here: Set<string>;
  readonly cut: Set<string>;
  made: number;
}

const mostPeople = 5;

function come(evening: Evening): void {
  evening.made += 1;
  // Either side may be the one that calls.
  const name = `${evening.dice.pick(['a', 'm', 'z'])}${evening.made}`;
  evening.world.enter(name, { mic: true, camera: evening.dice.uniform() < 0.5 });
  evening.here.add(name);
}

function kill({ world, here, dice }: Evening, name: string): void {
  world.kill(name, 200 + dice.uniform() * 8000);
  here.delete(name);
}

function happen(evening: Evening): void {
  const { world, dice, here, cut } = evening;
  const [first, ...others] = here;
  if (first === undefined || here.size < 2) {
    come(evening);
    return;
  }
  const name = dice.pick([first, ...others]);
  switch (dice.below(9)) {
    case 0:
    case 1:
      if (here.size < mostPeople) come(evening);
      return;
    case 2:
      world.room.leave(name);
      here.delete(name);
      return;
    case 3:
      // A reload: another connection, while the old one is still named.
      kill(evening, name);
      come(evening);
      return;
    case 4:
      kill(evening, name);
      return;
    case 5:
      world.room.setOnline(name, false);
      return;
    case 6:
      world.room.setOnline(name, true);
      return;
    case 7:
      if (cut.delete(name)) world.rtc.setCut(name, false);
      else {
        cut.add(name);
        world.rtc.setCut(name, true);
      }
      return;
    case 8:
      world.room.lineOf(name)?.refresh();
      return;
  }
}

async function evening(seed: number): Promise<Evening> {
  const dice = createDice(seed);
  const world = createMeshWorld(seed);
  const it: Evening = { world, dice, here: new Set(), cut: new Set(), made: 0 };
  for (let deed = 0; deed < 14; deed++) {
    happen(it);
    await world.run(dice.exponential(dice.uniform() < 0.7 ? 60 : 6000));
  }
  return it;
}

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

test('[CA30] whatever happened before, all pairs are connected in the end, once, and nobody else', async () => {
  for (const seed of seeds) {
    const { world, here, cut } = await evening(seed);
    for (const name of here) world.room.setOnline(name, true);
    for (const name of cut) world.rtc.setCut(name, false);
    await world.run(75_000);
    for (const a of here) {
      const seen = world.room
        .lineOf(a)
        ?.peers()
        .map(({ connection, state }) => `${connection} ${state}`);
      const others = [...here].filter((one) => one !== a).map((one) => `${one} live`);
      expect({ seed, a, seen: seen?.toSorted() }).toEqual({ seed, a, seen: others.toSorted() });
      expect({ seed, a, open: world.rtc.of(a).length }).toEqual({ seed, a, open: others.length });
      for (const b of here)
        if (a !== b) expect({ seed, ok: world.connection(a, b) !== null }).toEqual({ seed, ok: true });
    }
  }
}, 120_000);

test('[CA30] who stays cut off is live on neither side', async () => {
  for (const seed of seeds) {
    const { world, here, cut } = await evening(seed + 1000);
    for (const name of here) world.room.setOnline(name, true);
    await world.run(75_000);
    for (const a of here) {
      for (const b of here) {
        if (a === b) continue;
        const reachable = !cut.has(a) && !cut.has(b);
        expect({ seed, a, b, live: world.stateOf(a, b) === 'live' }).toEqual({ seed, a, b, live: reachable });
      }
    }
  }
}, 120_000);
