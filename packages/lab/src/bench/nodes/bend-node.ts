/**
 * BendNode: loaded before a node's own program, makes it believe in another clock than the machine's: some seconds off, and
 * running fast or slow. The length of its timers is left alone, as in pages (harness/page/bend-clock.ts).
 */
const words: unknown = JSON.parse(process.env.LAB_CLOCK ?? '{}');
const numberIn = (name: string): number => {
  const value = typeof words === 'object' && words !== null ? Reflect.get(words, name) : 0;
  return typeof value === 'number' ? value : 0;
};
const offsetMs = numberIn('offsetMs');
const drift = numberIn('driftPpm') * 1e-6;

const RealDate = Date;
const realNow = performance.now.bind(performance);
const realOrigin = performance.timeOrigin;
const realTicks = process.hrtime.bigint.bind(process.hrtime);
const nsPerMs = 1e6;
const nsPerSec = 1_000_000_000n;

const now = (): number => realNow() * (1 + drift);
const wallNow = (): number => realOrigin + offsetMs + now();
const ticks = (): bigint => {
  const real = realTicks();
  return real + BigInt(Math.round(realNow() * drift * nsPerMs));
};

class BentDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(wallNow());
    else super(...(given as [number]));
  }
  static override now(): number {
    return Math.floor(wallNow());
  }
}
globalThis.Date = BentDate as unknown as DateConstructor;
Object.defineProperty(performance, 'now', { value: now });
Object.defineProperty(performance, 'timeOrigin', { get: () => realOrigin + offsetMs });
const hrtime = (before?: readonly [number, number]): [number, number] => {
  const since = before === undefined ? 0n : BigInt(before[0]) * nsPerSec + BigInt(before[1]);
  const passed = ticks() - since;
  return [Number(passed / nsPerSec), Number(passed % nsPerSec)];
};
process.hrtime = Object.assign(hrtime, { bigint: ticks });

export {};
