import { expect, test } from 'vitest';
import { createDice } from './dice.ts';
import { createFakeLine, type FakeLine, type ServerEnd } from './fake-network.ts';
import type { PathOptions } from './path.ts';
import { VirtualTime } from './virtual-time.ts';

interface World {
  readonly time: VirtualTime;
  readonly line: FakeLine;
  /** What each end heard, with the moment. */
  readonly log: string[];
  readonly ends: ServerEnd[];
}

function createWorld(up: PathOptions, down: PathOptions = up, seed = 1): World {
  const time = new VirtualTime();
  const log: string[] = [];
  const ends: ServerEnd[] = [];
  const line = createFakeLine({ time, dice: createDice(seed), up, down });
  const write = (text: string): void => {
    log.push(`${Math.round(time.now)} ${text}`);
  };
  line.accept((end) => {
    ends.push(end);
    write('accepted');
    return { received: (text) => write(`server got ${text}`), closed: () => write('server closed') };
  });
  return { time, line, log, ends };
}

function open({ line, log, time }: World) {
  const write = (text: string): void => {
    log.push(`${Math.round(time.now)} ${text}`);
  };
  return line.connect({
    opened: () => write('opened'),
    received: (text) => write(`client got ${text}`),
    closed: (code) => write(`client closed ${code}`),
  });
}

test('opening takes two round trips, and the two directions have their own delays', () => {
  const world = createWorld({ delayMs: 10 }, { delayMs: 30 });
  const client = open(world);
  world.time.advance(100);
  client.send('a');
  world.ends[0]?.send('b');
  world.time.advance(100);
  expect(world.log).toEqual(['50 accepted', '80 opened', '110 server got a', '130 client got b']);
});

test('a server closes with a code, after what it sent before; then nothing is left', () => {
  const world = createWorld({ delayMs: 10 });
  const client = open(world);
  world.time.advance(100);
  world.ends[0]?.send('last');
  world.ends[0]?.close(4001);
  world.ends[0]?.close(4002);
  client.send('too late');
  world.time.advance(100);
  client.send('way too late');
  client.close();
  world.time.advance(100);
  expect(world.log.slice(2)).toEqual(['110 client got last', '110 client closed 4001']);
  expect(world.line.open).toBe(0);
  expect(world.time.planned).toBe(0);
});

test('after its own close a client hears nothing, the server hears it once', () => {
  const world = createWorld({ delayMs: 10 });
  const client = open(world);
  world.time.advance(100);
  world.ends[0]?.send('unheard');
  client.send('bye');
  client.close();
  client.close();
  world.time.advance(100);
  expect(world.log.slice(2)).toEqual(['110 server got bye', '110 server closed']);
  expect(world.line.open).toBe(0);
});

test('nobody listens: refused after one round trip', () => {
  const world = createWorld({ delayMs: 10 });
  world.line.accept(null);
  open(world);
  world.time.advance(100);
  expect(world.log).toEqual(['20 client closed null']);
  expect(world.time.planned).toBe(0);
});

test('a cut is heard by both ends and loses what is under way', () => {
  const world = createWorld({ delayMs: 10 });
  const client = open(world);
  world.time.advance(100);
  client.send('lost');
  world.line.cut();
  world.time.advance(100);
  expect(world.log.slice(2)).toEqual(['100 server closed', '100 client closed null']);
  expect(world.time.planned).toBe(0);
});

test('who has closed hears nothing any more, though the server still speaks', () => {
  const world = createWorld({ delayMs: 10 });
  const client = open(world);
  world.time.advance(100);
  world.ends[0]?.send('under way');
  client.close();
  world.ends[0]?.send('too late');
  world.ends[0]?.close(4009);
  world.time.advance(100);
  expect(world.log.slice(2)).toEqual([]);
  expect(world.line.open).toBe(0);
  expect(world.time.planned).toBe(0);
});

test('a blackout holds everything; it comes in order with the first retransmission after it', () => {
  const world = createWorld({ delayMs: 10 });
  const client = open(world);
  world.time.advance(100);
  client.send('under way');
  world.line.blackout(1000);
  world.time.advance(500);
  client.send('during');
  world.time.advance(5000);
  // Timeout 220 ms, doubling: tries at 100, 320, 760, 1640.
  expect(world.log.slice(2)).toEqual(['1650 server got under way', '1650 server got during']);
});

test('order is kept whatever the jitter and the loss, and a loss stalls what is behind it', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const world = createWorld({ delayMs: 20, jitterMs: 30, loss: 0.2 }, { delayMs: 20 }, seed);
    const client = open(world);
    world.time.advance(20_000);
    world.log.length = 0;
    const sentAt = world.time.now;
    for (let i = 0; i < 100; i++) client.send(String(i));
    world.time.advance(60_000);
    expect(world.log.map((line) => line.replace(/^.*got /, ''))).toEqual(
      Array.from({ length: 100 }, (_, i) => String(i)),
    );
    const last = Number(world.log.at(-1)?.split(' ')[0]) - sentAt;
    expect(last).toBeGreaterThan(240);
  }
});

test('delays have the base as their floor and the jitter as their mean', () => {
  const world = createWorld({ delayMs: 25, jitterMs: 8 }, { delayMs: 5 });
  const delays = Array.from({ length: 4000 }, () => world.line.up.arrival(0));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(25);
  expect(delays.reduce((sum, delay) => sum + delay, 0) / delays.length).toBeCloseTo(33, 0);
});

test('a narrow path makes messages wait for each other', () => {
  const world = createWorld({ delayMs: 10, charsPerSec: 1000 });
  expect([world.line.up.arrival(100), world.line.up.arrival(100)]).toEqual([110, 210]);
});

test('a swell fills and drains', () => {
  const world = createWorld({ delayMs: 10 });
  world.line.up.swell(1000, 200);
  const delays = [0, 250, 250, 250, 250].map((ms) => {
    world.time.advance(ms);
    return world.line.up.arrival(0) - world.time.now;
  });
  expect(delays).toEqual([10, 110, 210, 110, 10]);
});

test('swells come by themselves, about as often as asked', () => {
  const world = createWorld({ delayMs: 10, swells: { everyMs: 900, lastsMs: 100, heightMs: 50 } });
  let swollen = 0;
  for (let i = 0; i < 10_000; i++) {
    world.time.advance(10);
    if (world.line.up.arrival(0) - world.time.now > 10) swollen++;
  }
  expect(swollen).toBeGreaterThan(700);
  expect(swollen).toBeLessThan(1300);
});

test('another route takes effect at once', () => {
  const world = createWorld({ delayMs: 10 });
  world.line.up.become({ delayMs: 40 });
  expect(world.line.up.arrival(0)).toBe(40);
});
