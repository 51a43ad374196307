import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { clampPosition, momentOf } from './bounds.ts';
import { atRest, pause, play, positionAt, seek, setRate, type Timeline } from './timeline.ts';

const moments = fc.integer({ min: 0, max: 1e9 }).map((ms) => serverMs(ms));
const lines: fc.Arbitrary<Timeline> = fc.record({
  position: fc.integer({ min: 0, max: 10_000 }).map((sec) => mediaSec(sec)),
  rate: fc.constantFrom(0.5, 1, 1.25, 2),
  playing: fc.boolean(),
  at: moments,
});

test('[TL1] a paused line stands', () => {
  fc.assert(
    fc.property(lines, moments, (line, moment) => {
      expect(positionAt({ ...line, playing: false }, moment)).toBe(line.position);
    }),
  );
});

test('[TL2] a playing line waits for its moment and then moves by its rate', () => {
  const line: Timeline = { position: mediaSec(10), rate: 1.5, playing: true, at: serverMs(1000) };
  expect(positionAt(line, serverMs(0))).toBe(10);
  expect(positionAt(line, serverMs(1000))).toBe(10);
  expect(positionAt(line, serverMs(3000))).toBe(13);
});

test('[TL3] play starts it where it is', () => {
  const playing = play({ ...atRest, position: mediaSec(5) }, serverMs(2000));
  expect(playing).toEqual({ position: 5, rate: 1, playing: true, at: 2000 });
});

test('[TL4] pause stops it where it is by then', () => {
  const line: Timeline = { position: mediaSec(10), rate: 2, playing: true, at: serverMs(0) };
  expect(pause(line, serverMs(500))).toEqual({ position: 11, rate: 2, playing: false, at: 500 });
});

test('[TL5] seek moves it and leaves playing and rate', () => {
  fc.assert(
    fc.property(lines, moments, (line, at) => {
      expect(seek(line, mediaSec(42), at)).toEqual({ ...line, position: 42, at });
    }),
  );
});

test('[TL6] another rate does not move it', () => {
  fc.assert(
    fc.property(lines, moments, (line, at) => {
      const turned = setRate(line, 1.75, at);
      expect(positionAt(turned, at)).toBe(positionAt(line, at));
      expect(turned.rate).toBe(1.75);
    }),
  );
});

test('[TL7] a clamped position lies in the film', () => {
  expect(clampPosition(-1, null)).toBe(0);
  expect(clampPosition(1e5, null)).toBe(1e5);
  expect(clampPosition(1e5, mediaSec(90))).toBe(90);
  expect(clampPosition(45, mediaSec(90))).toBe(45);
});

test('[TL8] a line stands at a position at the moment it reaches it', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 5000 }), (line, ahead) => {
      const goal = mediaSec(line.position + ahead);
      const moment = momentOf({ ...line, playing: true }, goal);
      expect(moment).not.toBeNull();
      if (moment !== null) expect(positionAt({ ...line, playing: true }, moment)).toBeCloseTo(goal, 6);
    }),
  );
  const line: Timeline = { position: mediaSec(10), rate: 1, playing: true, at: serverMs(0) };
  expect(momentOf(line, mediaSec(9))).toBeNull();
  expect(momentOf({ ...line, playing: false }, mediaSec(12))).toBeNull();
});
