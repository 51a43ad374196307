import { expect, test } from 'vitest';
import { clearOutlook, outlookAfter, type FilmLook, type Outlook } from './outlook.ts';

const STEP = 0.5;

interface Line {
  /** Seconds of film that come in during the step that ends at `sec`. */
  readonly comes: (sec: number, ahead: number) => number;
  readonly ahead: number;
  readonly seconds: number;
  readonly change?: (sec: number) => Partial<FilmLook>;
  readonly cause?: 'line' | 'server';
}

interface Told {
  readonly sec: number;
  readonly ahead: number;
  readonly outlook: Outlook;
}

/** Plays along a line; what was told after each look. The film stands while there is none of it. */
function watch({ comes, ahead: start, seconds, change = () => ({}), cause = 'line' }: Line): readonly Told[] {
  let outlook = clearOutlook;
  let position = 100;
  let fetchedTo = position + start;
  let dropped = 0;
  const told: Told[] = [];
  for (let sec = 0; sec <= seconds; sec += STEP) {
    fetchedTo += comes(sec, fetchedTo - position);
    const look: FilmLook = {
      at: sec * 1000,
      position,
      moving: true,
      ready: fetchedTo > position,
      fetchedTo,
      duration: 7200,
      rate: 1,
      frames: { all: Math.round(sec * 25), dropped },
      visible: true,
      ...change(sec),
    };
    ({ dropped } = look.frames);
    outlook = outlookAfter(outlook, look, cause);
    told.push({ sec, ahead: fetchedTo - position, outlook });
    if (look.moving) position = Math.min(fetchedTo, position + STEP);
  }
  return told;
}

const steadily = (speed: number) => () => speed * STEP;
const warnings = (told: readonly Told[]) => told.filter(({ outlook }) => outlook.trouble !== null);
/** When there is less than the next step needs. */
const dryAt = (told: readonly Told[]) => told.find(({ ahead }) => ahead < STEP - 0.01)?.sec ?? Infinity;

test.each([0.5, 0.75, 0.9])(
  '[TR20] a film that trickles in at %f of its speed is told so, 5 s before it stops at least, and when',
  (speed) => {
    const told = watch({ comes: steadily(speed), ahead: 10, seconds: 110 });
    const [first] = warnings(told);
    expect(first?.outlook.trouble?.cause).toBe('line');
    expect(dryAt(told) - (first?.sec ?? 0)).toBeGreaterThan(5);
    const stops = (first?.sec ?? 0) + (first?.outlook.trouble?.inSec ?? 0);
    expect(Math.abs(stops / dryAt(told) - 1)).toBeLessThan(0.1);
    // From then on it is told all the time.
    expect(told.filter(({ sec }) => sec >= (first?.sec ?? 0)).every(({ outlook }) => outlook.trouble)).toBe(
      true,
    );
  },
);

test('[TR20] a line that breaks is told 5 s before the film stops', () => {
  const told = watch({ comes: (sec, ahead) => (sec < 20 && ahead < 15 ? 2 : 0), ahead: 15, seconds: 40 });
  const [first] = warnings(told);
  expect(first?.sec).toBeGreaterThan(20);
  expect(dryAt(told) - (first?.sec ?? 0)).toBeGreaterThan(5);
});

test('[TR21] a browser that stops asking while it has enough is no trouble', () => {
  // Asks again at 10 s, until there are 16.
  let asks = true;
  const comes = (_: number, ahead: number): number => {
    asks = ahead < 10 || (asks && ahead < 16);
    return asks ? 2 : 0;
  };
  expect(warnings(watch({ comes, ahead: 0.4, seconds: 120 }))).toEqual([]);
});

test('[TR21] a line as fast as the film is enough, also with little at hand', () => {
  expect(warnings(watch({ comes: steadily(1.05), ahead: 2, seconds: 60 }))).toEqual([]);
});

test('[TR22] when the rest of the film is at hand nothing can stop it', () => {
  const told = watch({ comes: () => 0, ahead: 4, seconds: 3, change: () => ({ duration: 104.2 }) });
  expect(warnings(told)).toEqual([]);
});

test('[TR22] after a jump nothing is told before it is known how the film comes there', () => {
  let outlook = clearOutlook;
  const base: FilmLook = {
    at: 0,
    position: 10,
    moving: true,
    ready: true,
    fetchedTo: 40,
    duration: 7200,
    rate: 1,
    frames: { all: 0, dropped: 0 },
    visible: true,
  };
  outlook = outlookAfter(outlook, base, 'line');
  outlook = outlookAfter(outlook, { ...base, at: 500, position: 900, fetchedTo: 900.4 }, 'line');
  expect(outlook).toMatchObject({ trouble: null, speed: null });
});

test('[TR23] it is over when the film comes fast enough again', () => {
  const told = watch({ comes: (sec) => (sec < 20 ? 0.7 : 1.6) * STEP, ahead: 12, seconds: 40 });
  expect(warnings(told).length).toBeGreaterThan(0);
  expect(told.at(-1)?.outlook.trouble).toBeNull();
});

test('[TR23] the reason stays while the film stands for it, and goes when there is some', () => {
  const told = watch({
    comes: (sec) => 0.6 * STEP + (sec > 45 ? 2 : 0),
    ahead: 10,
    seconds: 60,
    change: (sec) => ({ moving: sec < 25 }),
  });
  expect(told.find(({ sec }) => sec === 25.5)?.outlook.trouble).toMatchObject({ cause: 'line' });
  expect(told.at(-1)?.outlook.trouble).toBeNull();
});

test('[TR24] the cause of a slow supply is what is known of it', () => {
  const told = watch({ comes: steadily(0.5), ahead: 10, seconds: 15, cause: 'server' });
  expect(warnings(told)[0]?.outlook.trouble?.cause).toBe('server');
});

test('[TR25] frames that are lost, with film enough at hand, are the device’s', () => {
  const change = (sec: number) => ({ frames: { all: sec * 25, dropped: sec * 10 } });
  const told = watch({ comes: steadily(1), ahead: 20, seconds: 10, change });
  expect(told.at(-1)?.outlook.trouble).toEqual({ cause: 'device', inSec: null });
});

test('[TR25] so is a picture that stands although there is film', () => {
  const told = watch({ comes: steadily(1), ahead: 20, seconds: 10, change: (sec) => ({ ready: sec < 5 }) });
  expect(told.at(-1)?.outlook.trouble).toEqual({ cause: 'device', inSec: null });
});

test('[TR26] of a page that nobody sees lost frames are no trouble, and a film that stands is told to be hidden', () => {
  const lost = (sec: number) => ({ visible: false, frames: { all: sec * 25, dropped: sec * 25 } });
  expect(warnings(watch({ comes: steadily(1), ahead: 20, seconds: 10, change: lost }))).toEqual([]);
  const stands = (sec: number) => ({ visible: false, ready: sec < 5 });
  const told = watch({ comes: steadily(1), ahead: 20, seconds: 10, change: stands });
  expect(told.at(-1)?.outlook.trouble).toEqual({ cause: 'hidden', inSec: null });
});

test('[TR20] at twice the speed twice as much is needed', () => {
  const told = watch({ comes: steadily(1.2), ahead: 10, seconds: 8, change: () => ({ rate: 2 }) });
  expect(warnings(told).length).toBeGreaterThan(0);
});
