import { expect, test } from 'vitest';
import { localMs, mediaSec } from '../runtime/units.ts';
import { soonest } from './appointment.ts';
import { defaultPolicy } from './policy.ts';

const now = 50_000;
const { landMarginMs } = defaultPolicy;

/** From the call to being on the line, with 110 ms for a seek to what is at hand and `farMs` for others, and these parts of the film at hand. */
const journeyMs = (farMs: number, ...atHand: readonly (readonly [from: number, to: number])[]): number =>
  soonest(
    {
      costs: { seekMs: () => 110, startMs: () => 76 },
      player: {
        bufferedAhead: (from) =>
          (atHand.find(([begin, end]) => from >= begin && from <= end)?.[1] ?? from) - from,
      },
      policy: defaultPolicy,
      runtime: { now: () => localMs(now) },
    },
    // The room is at 300 s now.
    { placeAt: (moment) => mediaSec(300 + (moment - now) / 1000), farMs },
  ) - now;

const nearMs = 110 + landMarginMs + 76;

test('[FO51] where the line goes next is at hand: a quick seek', () => {
  expect(journeyMs(2000, [290, 310])).toBe(nearMs);
});

test('[FO51] at hand soon: the first place that is, and not the end of what came', () => {
  expect(journeyMs(3000, [301, 310])).toBeCloseTo(nearMs + 800, 6);
  expect(journeyMs(3000, [200, 300.5], [301, 310])).toBeCloseTo(nearMs + 800, 6);
});

test('[FO51] nothing at hand, or only beyond what a fetch takes: the fetch', () => {
  expect(journeyMs(450)).toBe(450 + landMarginMs + 76);
  expect(journeyMs(450, [301, 310])).toBe(450 + landMarginMs + 76);
  expect(journeyMs(60)).toBe(60 + landMarginMs + 76);
});
