/** Rates: the speeds that are offered to a room, within what it allows. */
import type { Settings } from '@lockstep/core';

const OFFERED = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 3, 4] as const;

/** In rising order; 1 is always among them. [ST7] */
export function ratesWithin({ slowest, fastest }: Settings['rates']): readonly number[] {
  return OFFERED.filter((rate) => rate >= slowest && rate <= fastest);
}

/** The next one up (1) or down (-1) from `now`, which need not be offered itself; null at the end. */
export function nextRate(rates: readonly number[], now: number, direction: 1 | -1): number | null {
  const next =
    direction === 1 ? rates.find((rate) => rate > now + 0.01) : rates.findLast((rate) => rate < now - 0.01);
  return next ?? null;
}
