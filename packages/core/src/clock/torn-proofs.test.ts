import { expect, test } from 'vitest';
import { localMs, serverMs } from '../runtime/units.ts';
import { ClockEstimator } from './estimator.ts';

/** A device and a server 150 ms apart each way; the device's clock may stand still while it sleeps. */
function makeWorld() {
  const clock = new ClockEstimator();
  let trueMs = 0;
  let asleepMs = 0;
  const local = () => localMs(trueMs - asleepMs);
  const server = () => serverMs(trueMs + 1e6);
  const probe = (apartMs: number) => {
    const sent = local();
    trueMs += 150;
    const received = server();
    trueMs += 150;
    const outcome = clock.add({ sent, received, answered: received, returned: local() });
    trueMs += apartMs;
    return outcome;
  };
  const errorMs = () => clock.toServer(local()) - server();
  return {
    clock,
    probe,
    errorMs,
    local,
    server,
    pass: (ms: number) => {
      trueMs += ms;
    },
    sleep: (ms: number) => {
      trueMs += ms;
      asleepMs += ms;
    },
  };
}

test('[CK6] probes under way while the clock stood still are no part of the new estimate', () => {
  const world = makeWorld();
  for (let i = 0; i < 20; i++) world.probe(60);
  // Three questions leave; the network is dead; the device sleeps, and hears the answers on waking, 1.7 s old.
  const torn = [0, 60, 60].map((ms) => {
    world.pass(ms);
    return world.local();
  });
  world.pass(1500);
  world.sleep(1200);
  const received = world.server();
  world.sleep(1700);
  for (const sent of torn) {
    const outcome = world.clock.add({ sent, received, answered: received, returned: world.local() });
    expect(outcome).toBe('setAside');
  }
  expect([world.probe(60), world.probe(60)]).toEqual(['setAside', 'restarted']);
  expect(Math.abs(world.errorMs())).toBeLessThan(1);
});

test('[CK6] a plain jump is believed at the third contradiction', () => {
  const world = makeWorld();
  for (let i = 0; i < 20; i++) world.probe(60);
  world.sleep(5000);
  expect([world.probe(60), world.probe(60), world.probe(60)]).toEqual(['setAside', 'setAside', 'restarted']);
  expect(Math.abs(world.errorMs())).toBeLessThan(1);
});
