import { ClockEstimator, localMs, serverMs } from '@lockstep/core';
import { createDice, FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { FakeReference } from '../testkit/fake-reference.ts';
import { passTime } from '../testkit/pass-time.ts';
import { ClusterClock, clusterRuntime } from './cluster-clock.ts';
import { steepestSlew } from './slewed-line.ts';

const machines = [
  { offsetMs: 5000, driftPpm: 100 },
  { offsetMs: 0, driftPpm: -100 },
  { offsetMs: 1e9, driftPpm: 17 },
] as const;
/** What a machine's own clock may be off, and the reference's. */
const driftPpm = 100;

interface Node {
  readonly runtime: FakeRuntime;
  readonly clock: ClusterClock;
}

class World {
  readonly time = new VirtualTime();
  readonly dice = createDice(7);
  readonly reference = new FakeReference(this.time, this.dice.fork('reference'));
  readonly nodes: Node[] = [];
  #last = new Map<Node, number>();
  #lastAt = 0;
  /** Farthest that two nodes were apart, ms. */
  apart = 0;

  async start(count = 3): Promise<void> {
    for (const machine of machines.slice(0, count)) this.boot(machine);
    // Two minutes, and the speeds are known.
    await this.run(150_000);
    this.apart = 0;
  }

  boot(machine: (typeof machines)[number]): Node {
    const runtime = new FakeRuntime(this.time, machine, this.dice.fork(this.nodes.length));
    const clock = new ClusterClock({
      runtime,
      reference: this.reference,
      node: `node-${this.nodes.length}`,
    });
    const node: Node = { runtime, clock };
    this.nodes.push(node);
    void clock.start();
    return node;
  }

  /** Lets time pass, and looks all the while whether what must hold holds. */
  async run(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 50) {
      await passTime(this.time, Math.min(50, left));
      this.#look();
    }
  }

  #look(): void {
    const running = this.nodes.filter(({ clock }) => clock.errorMs < Infinity);
    const times = running.map(({ clock }) => clock.now());
    const passed = this.time.now - this.#lastAt;
    for (const [i, now] of times.entries()) {
      const node = running[i];
      const before = node === undefined ? undefined : this.#last.get(node);
      // Neither back nor in steps: no faster or slower than its machine's and the slew.
      const most = passed * (steepestSlew + (2 * driftPpm) / 1e6) + 1e-3;
      if (before !== undefined) expect(Math.abs(now - before - passed)).toBeLessThan(most);
      for (const [j, other] of times.slice(0, i).entries()) {
        const errors = [node, running[j]].map((one) => one?.clock.errorMs ?? 0);
        this.apart = Math.max(this.apart, Math.abs(now - other));
        expect(Math.abs(now - other)).toBeLessThanOrEqual((errors[0] ?? 0) + (errors[1] ?? 0) + 1e-3);
      }
    }
    this.#last = new Map(running.map((node, i) => [node, times[i] ?? 0]));
    this.#lastAt = this.time.now;
  }

  /** What is looked at anew. */
  forgetLast(): void {
    this.#last.clear();
  }
}

test('[CK11] nodes whose clocks are seconds apart and drift have one time', async () => {
  const world = new World();
  await world.start();
  await world.run(20 * 60_000);
  expect(world.apart).toBeLessThan(0.6);
  expect(new Set(world.nodes.map(({ clock }) => clock.epoch)).size).toBe(1);
  for (const { clock } of world.nodes) expect(clock.errorMs).toBeLessThan(2);
});

test('[CK12] while the reference is away time goes on, and the bound tells how sure it still is', async () => {
  const world = new World();
  await world.start();
  await world.run(5 * 60_000);
  world.reference.isAway = true;
  await world.run(10 * 60_000);
  expect(world.apart).toBeLessThan(10);
  expect(world.nodes[0]?.clock.errorMs).toBeGreaterThan(10);
  world.reference.isAway = false;
  await world.run(3 * 60_000);
  world.apart = 0;
  await world.run(60_000);
  expect(world.apart).toBeLessThan(0.6);
});

test.each([
  [37_000, true],
  [-37_000, false],
  [3_600_000, false],
])('[CK13] another reference, its clock off by %i ms: the time does not move', async (offMs, hasKept) => {
  const world = new World();
  await world.start();
  await world.run(60_000);
  const epoch = world.nodes[0]?.clock.epoch;
  const trueAt = world.time.now;
  const before = world.nodes.map(({ clock }) => clock.now());
  world.reference.isAway = true;
  await world.run(3000);
  world.reference.promote(offMs, hasKept);
  world.reference.isAway = false;
  await world.run(120_000);
  for (const [i, { clock }] of world.nodes.entries()) {
    expect(clock.epoch).toBe(epoch);
    expect(clock.steps).toBe(0);
    expect(Math.abs(clock.now() - (before[i] ?? 0) - (world.time.now - trueAt))).toBeLessThan(20);
  }
  world.apart = 0;
  await world.run(60_000);
  expect(world.apart).toBeLessThan(0.6);
});

test('[CK13] emptied, the reference is told again what was agreed', async () => {
  const world = new World();
  await world.start();
  const epoch = world.nodes[0]?.clock.epoch;
  world.reference.flush();
  await world.run(500);
  // Somebody who comes just then finds no time, waits, and gets that of the others.
  const late = world.boot(machines[2]);
  world.forgetLast();
  await world.run(10_000);
  expect(late.clock.epoch).toBe(epoch);
  expect(world.apart).toBeLessThan(1);
});

test('[CK14] the reference’s clock is set while it runs: all see it, and the time does not move', async () => {
  for (const ms of [5000, -5000]) {
    const world = new World();
    await world.start();
    await world.run(60_000);
    world.reference.step(ms);
    await world.run(60_000);
    for (const { clock } of world.nodes) expect(clock.steps).toBe(0);
    world.apart = 0;
    await world.run(30_000);
    expect(world.apart).toBeLessThan(0.6);
  }
});

test('[CK14] a machine that had stopped for a while goes to the time of the others, and says so', async () => {
  const world = new World();
  await world.start();
  await world.run(60_000);
  world.nodes[0]?.runtime.step(-8000);
  // Of this one jump it is known that the time of that node is wrong.
  await passTime(world.time, 15_000);
  world.forgetLast();
  world.apart = 0;
  await world.run(60_000);
  expect(world.nodes.map(({ clock }) => clock.steps)).toEqual([1, 0, 0]);
  expect(world.apart).toBeLessThan(1);
});

test('[CK15] of two times the older one stays', async () => {
  const world = new World();
  await world.start(2);
  const epoch = world.nodes[0]?.clock.epoch;
  world.reference.isAway = true;
  await world.run(1000);
  // A reference without a memory, found first by somebody who knows of no time.
  world.reference.promote(0.4, false);
  const stranger = { epoch: 'younger', founded: 1.8e12, version: 9, run: 'run2', shift: 77 };
  world.reference.isAway = false;
  void world.reference.agree(null, JSON.stringify(stranger));
  await world.run(20_000);
  expect(world.nodes.map(({ clock }) => clock.epoch)).toEqual([epoch, epoch]);
  expect(world.apart).toBeLessThan(1);
});

test('[CK16] members on two nodes are as near to each other as on one', async () => {
  const world = new World();
  await world.start(2);
  const apart: number[] = [];
  const members = world.nodes.map(({ clock }, i) => {
    const runtime = new FakeRuntime(world.time, { offsetMs: 1e6 * i, driftPpm: 40 - 80 * i });
    const estimator = new ClockEstimator();
    const dice = world.dice.fork(`member ${i}`);
    runtime.every(1000, () => {
      const sent = runtime.now();
      world.time.plan(world.time.now + 20 + dice.exponential(3), () => {
        const received = clock.now();
        world.time.plan(world.time.now + 20 + dice.exponential(3), () => {
          estimator.add({ sent, received, answered: received, returned: runtime.now() });
        });
      });
    });
    return { runtime, estimator };
  });
  await world.run(60_000);
  for (let i = 0; i < 600; i++) {
    await world.run(500);
    const [a = 0, b = 0] = members.map(({ runtime, estimator }) => estimator.toServer(runtime.now()));
    apart.push(Math.abs(a - b));
  }
  const sorted = apart.toSorted((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(1.2);
});

test('a node’s runtime runs on the cluster’s time', async () => {
  const world = new World();
  await world.start(2);
  const [first, second] = world.nodes.map(({ runtime, clock }) => clusterRuntime(runtime, clock));
  let rangAt = 0;
  const moment = localMs((first?.now() ?? 0) + 1000);
  first?.at(moment, () => {
    rangAt = second?.now() ?? 0;
  });
  await passTime(world.time, 2000);
  expect(Math.abs(rangAt - moment)).toBeLessThan(1);
});

test('[CK12] before it has started there is no time, and after its end it asks no more', async () => {
  const world = new World();
  const runtime = new FakeRuntime(world.time);
  const clock = new ClusterClock({ runtime, reference: world.reference, node: 'one' });
  expect(() => clock.now()).toThrow('before it had started');
  expect(clock.errorMs).toBe(Infinity);
  void clock.start();
  await passTime(world.time, 10_000);
  expect(clock.toLocal(serverMs(clock.now() + 5)) - runtime.now()).toBeCloseTo(5, 2);
  clock.stop();
  await passTime(world.time, 5000);
  expect(world.time.planned).toBe(0);
});
