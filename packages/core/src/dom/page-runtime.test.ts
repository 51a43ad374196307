import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { localMs } from '../runtime/units.ts';
import { createPageRuntime, type PageRuntime } from './page-runtime.ts';

/** Runs the worker's own source on the test's timers. */
class FakeWorker {
  static policy: 'allowed' | 'refused' | 'refusedLate' = 'allowed';
  static readonly made: FakeWorker[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  terminated = false;
  asked = 0;
  readonly #start: ReturnType<typeof setTimeout>;
  readonly #scope: { onmessage: ((event: { data: unknown }) => void) | null } = { onmessage: null };

  constructor(url: string) {
    if (FakeWorker.policy === 'refused') throw new DOMException('policy', 'SecurityError');
    FakeWorker.made.push(this);
    const source = sources.get(url);
    if (source === undefined) throw new Error('revoked too early');
    this.#start = setTimeout(() => {
      if (FakeWorker.policy === 'refusedLate') this.onerror?.();
      else this.#run(source);
    }, 3);
  }

  postMessage(data: unknown): void {
    this.asked++;
    this.#scope.onmessage?.({ data });
  }

  terminate(): void {
    this.terminated = true;
    clearTimeout(this.#start);
  }

  /** Breaks while running. */
  crash(): void {
    this.#scope.onmessage = null;
    this.onerror?.();
  }

  #run(source: string): void {
    const tell = (data: unknown): void => {
      if (!this.terminated) this.onmessage?.({ data });
    };
    // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- the worker's source is text by nature
    const body = new Function(
      'scope',
      'postMessage',
      `${source.replace('onmessage =', 'scope.onmessage =')}`,
    );
    body(this.#scope, tell);
  }
}

const sources = new Map<string, string>();
let runtime: PageRuntime;
const logged: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  FakeWorker.policy = 'allowed';
  FakeWorker.made.length = 0;
  logged.length = 0;
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal(
    'Blob',
    class {
      readonly text: string;
      constructor([text = '']: readonly string[]) {
        this.text = text;
      }
    },
  );
  vi.stubGlobal('URL', {
    createObjectURL: ({ text }: { text: string }) => {
      sources.set('blob:timers', text);
      return 'blob:timers';
    },
    revokeObjectURL: (url: string) => sources.delete(url),
  });
});

afterEach(() => {
  runtime.stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(sources.size).toBe(0);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const create = (): PageRuntime => {
  runtime = createPageRuntime((level, event) => logged.push(`${level} ${event}`));
  return runtime;
};

test('the clock counts on from 1970 and does not step', () => {
  create();
  const first = runtime.now();
  expect(first).toBeGreaterThanOrEqual(performance.timeOrigin);
  vi.advanceTimersByTime(10);
  expect(runtime.now() - first).toBeCloseTo(10, 2);
});

test('chance is uniform in [0, 1)', () => {
  create();
  const all = Array.from({ length: 2000 }, () => runtime.random());
  expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...all)).toBeLessThan(1);
  expect(all.reduce((sum, one) => sum + one) / 2000).toBeCloseTo(0.5, 1);
});

test('lines go to the log that was handed in; there need not be one', () => {
  create().log('info', 'joined');
  expect(logged).toEqual(['info joined']);
  runtime.stop();
  runtime = createPageRuntime();
  runtime.log('info', 'joined');
  expect(logged).toHaveLength(1);
});

test.each(['allowed', 'refused', 'refusedLate'] as const)(
  '[PL21][PL22] timers ring, in order and not early, with workers %s',
  (policy) => {
    FakeWorker.policy = policy;
    create();
    const began = runtime.now();
    const rings: [string, number][] = [];
    const note = (what: string) => () => rings.push([what, Math.round(runtime.now() - began)]);
    runtime.after(2, note('before the worker'));
    runtime.after(12.4, note('through the change'));
    const stop = runtime.every(10, note('beat'));
    const never = runtime.after(15, note('stopped'));
    vi.advanceTimersByTime(13);
    never();
    never();
    runtime.after(10, note('after the change'));
    vi.advanceTimersByTime(20);
    stop();
    stop();
    vi.advanceTimersByTime(100);
    expect(rings).toEqual([
      ['before the worker', 2],
      ['beat', 10],
      ['through the change', 13],
      ['beat', 20],
      ['after the change', 23],
      ['beat', 30],
    ]);
    expect(logged).toEqual(policy === 'allowed' ? [] : ['warn page.noTimerWorker']);
  },
);

test('[PL21] the worker rings once it runs; with no timers it is asked nothing', () => {
  create();
  vi.advanceTimersByTime(1000);
  const [worker] = FakeWorker.made;
  expect(worker?.asked).toBe(0);
  runtime.after(5, () => {});
  expect(worker?.asked).toBe(1);
});

test('[PL21] a worker that breaks loses no timer', () => {
  create();
  vi.advanceTimersByTime(5);
  let rang = 0;
  runtime.after(50, () => rang++);
  vi.advanceTimersByTime(20);
  FakeWorker.made[0]?.crash();
  vi.advanceTimersByTime(29);
  expect(rang).toBe(0);
  vi.advanceTimersByTime(2);
  expect(rang).toBe(1);
});

test('[PL22] a beat keeps its time and does not make up for what it missed', () => {
  create();
  vi.advanceTimersByTime(5);
  const clock = performance.now.bind(performance);
  let busyMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + busyMs);
  const began = runtime.now();
  const beats: number[] = [];
  const stop = runtime.every(10, () => {
    beats.push(Math.round(runtime.now() - began));
    if (beats.length === 2) busyMs = 35;
  });
  vi.advanceTimersByTime(50);
  stop();
  expect(beats).toEqual([10, 20, 65, 75, 85]);
});

test('[PL22] timers longer than a platform counts do not ring at once', () => {
  create();
  vi.advanceTimersByTime(5);
  let rang = 0;
  runtime.after(2 ** 31 + 1000, () => rang++);
  vi.advanceTimersByTime(2 ** 31 - 1);
  expect(rang).toBe(0);
  vi.advanceTimersByTime(1002);
  expect(rang).toBe(1);
});

const turns = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
};

test('[PL23] an appointment is kept at the moment, not before', async () => {
  create();
  vi.advanceTimersByTime(5);
  const moment = localMs(runtime.now() + 20);
  const kept: number[] = [];
  runtime.at(moment, () => kept.push(runtime.now() - moment));
  vi.advanceTimersByTime(19);
  await turns();
  expect(kept).toEqual([]);
  vi.advanceTimersByTime(1);
  await turns();
  expect(kept).toHaveLength(1);
  expect(kept[0]).toBeCloseTo(0, 2);
  runtime.at(localMs(runtime.now() - 1000), () => kept.push(1));
  await turns();
  expect(kept).toHaveLength(2);
});

test('[PL24] an appointment can be stopped while it waits and while it spins', async () => {
  create();
  vi.advanceTimersByTime(5);
  let kept = 0;
  const waiting = runtime.at(localMs(runtime.now() + 20), () => kept++);
  const spinning = runtime.at(localMs(runtime.now() + 3), () => kept++);
  runtime.at(localMs(runtime.now() + 4), () => kept++);
  await turns();
  waiting();
  spinning();
  runtime.stop();
  vi.advanceTimersByTime(100);
  await turns();
  expect(kept).toBe(0);
});

test('[PL28][PL24] at once needs no worker, comes in order, and can be stopped', async () => {
  create();
  vi.advanceTimersByTime(5);
  const asked = FakeWorker.made[0]?.asked;
  const rung: string[] = [];
  runtime.after(0, () => rung.push('first'));
  runtime.after(0, () => rung.push('stopped'))();
  runtime.after(-1, () => rung.push('second'));
  expect(rung).toEqual([]);
  await turns();
  expect(rung).toEqual(['first', 'second']);
  expect(FakeWorker.made[0]?.asked).toBe(asked);
});

test('[PL24] nothing rings after the stop', () => {
  create();
  let rang = 0;
  runtime.after(5, () => rang++);
  runtime.every(5, () => rang++);
  runtime.at(localMs(runtime.now() + 50), () => rang++);
  runtime.stop();
  runtime.stop();
  vi.advanceTimersByTime(500);
  expect(rang).toBe(0);
  expect(FakeWorker.made[0]?.terminated).toBe(true);
});
