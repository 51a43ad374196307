import { beforeEach, expect, test } from 'vitest';
import { closeCodes } from '../protocol/close-codes.ts';
import { decodeUp, encode } from '../protocol/codec.ts';
import type { Down } from '../protocol/down.ts';
import type { Welcome } from '../protocol/welcome.ts';
import { emptyRoom } from '../room/state.ts';
import { serverMs } from '../runtime/units.ts';
import { createDice } from '../testkit/dice.ts';
import { createFakeLine, type FakeLine, type ServerEnd } from '../testkit/fake-network.ts';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { createConnection, type Connection } from './connection.ts';

const welcome: Welcome = {
  type: 'welcome',
  version: 3,
  epoch: 'e1',
  log: 'l1',
  member: 'ann',
  connection: 'c1',
  now: serverMs(1000),
  room: { kind: 'snapshot', state: emptyRoom },
  roster: [],
  messages: [],
};
const probed: Down = { type: 'probed', probe: 1, received: serverMs(1), sent: serverMs(1) };

let runtime: FakeRuntime;
let line: FakeLine;
let connection: Connection;
/** The server's end of the newest connection. */
let end: ServerEnd | null;
/** What the server heard. */
let heard: string[];
/** What the client was handed, with the moment. */
let received: string[];
/** Every state entered, with the moment. */
let states: string[];
let greets: boolean;

beforeEach(() => {
  runtime = new FakeRuntime();
  line = createFakeLine({
    time: runtime.time,
    dice: createDice(1),
    up: { delayMs: 10 },
    down: { delayMs: 10 },
  });
  [heard, received, states, greets, end] = [[], [], [], true, null];
  line.accept((mine) => {
    end = mine;
    return {
      received: (text) => {
        const message = decodeUp(text);
        heard.push(message.ok ? message.value.type : message.error.code);
        if (message.ok && message.value.type === 'hello' && greets) mine.send(encode(welcome));
      },
      closed: () => heard.push('closed'),
    };
  });
  connection = createConnection({
    runtime,
    connect: line.connect,
    hello: () => ({
      type: 'hello',
      versions: [3],
      secret: 'a-secret-of-some-length',
      name: 'Ann',
      connection: 'c1',
      device: 'program',
      resume: null,
    }),
    received: (message, at) => received.push(`${message.type} ${at}`),
    changed: () => states.push(`${connection.state().state} ${Math.round(runtime.now())}`),
  });
});

/** Begins, and is online at 60 ms. */
function goOnline(): void {
  connection.start();
  runtime.advance(60);
  expect(connection.state()).toEqual({ state: 'online' });
  heard.length = 0;
  received.length = 0;
  states.length = 0;
}

/** A server that says something each second. */
const keepTalking = (): (() => void) => runtime.every(1000, () => end?.send(encode(probed)));

test('[CL1] says hello, is online with the welcome, hears nothing before', () => {
  expect(connection.state()).toEqual({ state: 'resting' });
  expect(connection.send({ type: 'bye' })).toBe(false);
  greets = false;
  connection.start();
  connection.start();
  expect(connection.state()).toEqual({ state: 'reaching', attempt: 1 });
  runtime.advance(50);
  end?.send(encode(probed));
  end?.send(encode(welcome));
  end?.send(encode(probed));
  runtime.advance(50);
  expect(received).toEqual(['welcome 60', 'probed 60']);
  expect(states).toEqual(['reaching 0', 'online 60']);
  expect(connection.send({ type: 'bye' })).toBe(true);
  runtime.advance(50);
  expect(heard).toEqual(['hello', 'bye']);
});

test('[CL2] a try without a welcome is given up after 8 s', () => {
  greets = false;
  connection.start();
  runtime.advance(7999);
  expect(connection.state().state).toBe('reaching');
  runtime.advance(1);
  expect(connection.state()).toMatchObject({ state: 'waiting', attempt: 2 });
});

test('[CL3] waits grow to ten seconds, and start short again after a good connection', () => {
  line.accept(null);
  connection.start();
  const waits: number[] = [];
  for (let i = 0; i < 12; i++) {
    runtime.advance(20);
    const state = connection.state();
    if (state.state !== 'waiting') throw new Error(`expected to wait, not ${state.state}`);
    expect(state.attempt).toBe(i + 2);
    waits.push(state.retryAt - runtime.now());
    runtime.time.advanceTo(state.retryAt);
    expect(connection.state()).toEqual({ state: 'reaching', attempt: i + 2 });
  }
  for (const [i, wait] of waits.entries()) {
    const span = Math.min(10_000, 500 * 2 ** (i + 1));
    expect(wait).toBeGreaterThanOrEqual(span / 2);
    expect(wait).toBeLessThanOrEqual(span);
  }
});

test('[CL3] a connection that breaks at once does not shorten the waits, one of ten seconds does', () => {
  goOnline();
  line.cut();
  expect(connection.state()).toMatchObject({ state: 'waiting', attempt: 2 });
  runtime.advance(1100);
  expect(connection.state().state).toBe('online');
  const stop = keepTalking();
  runtime.advance(10_000);
  line.cut();
  stop();
  expect(connection.state()).toMatchObject({ state: 'waiting', attempt: 1 });
});

test('[CL4] six seconds of silence end the connection, any message begins them anew', () => {
  goOnline();
  const stop = keepTalking();
  runtime.advance(30_000);
  expect(states).toEqual([]);
  stop();
  runtime.advance(7000);
  expect(states[0]).toMatch(/^waiting/);
  expect(heard).toEqual(['closed', 'hello']);
});

test('[CL4] a device that slept has not listened meanwhile', () => {
  goOnline();
  const stop = keepTalking();
  runtime.advance(2000);
  runtime.step(3_600_000);
  runtime.advance(3000);
  expect(connection.state().state).toBe('online');
  stop();
});

test('[CL4] through a blackout longer than the silence it comes back by itself', () => {
  goOnline();
  line.blackout(10_000);
  runtime.advance(10_000);
  expect(connection.state().state).not.toBe('online');
  runtime.advance(10_000);
  expect(states.at(-1)).toMatch(/^online/);
});

test('[CL5] codes that forbid coming back stop it until it is started again', () => {
  const stopping = Object.values(closeCodes).filter(({ comeBack }) => !comeBack);
  expect(stopping.length).toBeGreaterThan(2);
  for (const { code } of stopping) {
    goOnline();
    end?.close(code);
    runtime.advance(60_000);
    expect(states).toHaveLength(1);
    expect(connection.state().state).toBe('stopped');
    connection.retryNow();
    expect(runtime.time.planned).toBe(0);
  }
});

test('[CL5] the other codes, and none of ours, come back', () => {
  for (const code of [4001, 4002, 4003, 4004, 1011]) {
    goOnline();
    end?.close(code);
    runtime.advance(20_000);
    expect(states.some((state) => state.startsWith('online'))).toBe(true);
    connection.stop();
  }
});

test('[CL5] a server that was asked too much is left alone for two seconds at least', () => {
  goOnline();
  end?.close(closeCodes.tooFast.code);
  runtime.advance(10);
  const state = connection.state();
  expect(state.state === 'waiting' && state.retryAt - runtime.now()).toBeGreaterThanOrEqual(2000);
});

test('[CL61] while it waits it is known what the server said last, until it welcomes again or is long away', () => {
  const why = () => {
    const state = connection.state();
    return state.state === 'waiting' ? state.why : state.state;
  };
  goOnline();
  end?.close(closeCodes.restarting.code);
  line.accept(null);
  runtime.advance(30);
  expect(why()).toBe('restarting');
  connection.retryNow();
  runtime.advance(30);
  expect(why()).toBe('restarting');
  for (let tries = 0; tries < 9; tries++) {
    const state = connection.state();
    if (state.state === 'waiting') runtime.time.advanceTo(state.retryAt);
    runtime.advance(30);
  }
  expect(why()).toBeNull();
});

test('[CL61] a line that breaks without a word has no reason', () => {
  goOnline();
  line.cut();
  expect(connection.state()).toMatchObject({ state: 'waiting', why: null });
});

test('[CL6] retryNow ends a wait at once', () => {
  goOnline();
  line.cut();
  connection.retryNow();
  expect(connection.state()).toEqual({ state: 'reaching', attempt: 1 });
  runtime.advance(60);
  expect(connection.state().state).toBe('online');
  connection.retryNow();
  expect(line.open).toBe(1);
});

test('[CL6] retryNow replaces a try that hangs, but not a young one', () => {
  line.blackout(60_000);
  connection.start();
  runtime.advance(1000);
  connection.retryNow();
  expect(line.open).toBe(1);
  runtime.advance(2000);
  connection.retryNow();
  expect(line.open).toBe(2);
  expect(states).toEqual(['reaching 0', 'reaching 3000']);
});

test('[CL6] retryNow doubts a line that is up: three seconds of silence are enough, any message clears it', () => {
  goOnline();
  connection.retryNow();
  runtime.advance(1500);
  end?.send(encode(probed));
  runtime.advance(5000);
  expect(connection.state().state).toBe('online');
  end?.send(encode(probed));
  runtime.advance(500);
  connection.retryNow();
  runtime.advance(3100);
  expect(connection.state().state).toBe('waiting');
});

test('a message that cannot be read is left out and written to the log', () => {
  goOnline();
  end?.send('{"type":"no such thing"}');
  end?.send('nonsense');
  end?.send(encode(probed));
  runtime.advance(20);
  expect(received).toEqual(['probed 70']);
  expect(runtime.logged.map(({ event }) => event)).toEqual([
    'message not understood',
    'message not understood',
  ]);
});

test('[CL30] leaving says bye and stays away, stopping says nothing; neither leaves anything behind', () => {
  goOnline();
  connection.leave();
  expect(connection.state()).toEqual({ state: 'stopped', why: 'left' });
  runtime.advance(100);
  expect(heard).toEqual(['bye', 'closed']);
  expect(runtime.time.planned).toBe(0);
  connection.stop();
  expect(connection.state()).toEqual({ state: 'stopped', why: 'left' });

  goOnline();
  connection.stop();
  connection.stop();
  expect(connection.state()).toEqual({ state: 'resting' });
  runtime.advance(100);
  expect(heard).toEqual(['closed']);
  expect(runtime.time.planned).toBe(0);
});
