/** TwoHours: a whole film, simulated: four people whose sound clocks run up to 160 ppm apart, and nobody touches anything. */
import { FilmNight, type Guest, type Percentiles } from '@lockstep/core/testkit';

const twoHoursSec = 7200;
/** When the start is over. */
const steadyAfterSec = 30;

const guests: readonly Guest[] = [
  { path: { delayMs: 10, jitterMs: 0.5 }, clockPpm: 50, model: { driftPpm: 80 } },
  { path: { delayMs: 50, jitterMs: 3, loss: 0.02 }, clockPpm: -50, model: { driftPpm: -80 } },
  { path: { delayMs: 120, jitterMs: 6, loss: 0.02 }, clockPpm: 30, model: { driftPpm: 40 } },
  { path: { delayMs: 40, jitterMs: 12, loss: 0.02 }, clockPpm: -20, model: { driftPpm: -60 } },
];

/** Skew of all pairs in ms, from half a minute after the start to the end of the film. */
export function twoHours(seed = 1, filmSec = twoHoursSec): Percentiles {
  const night = new FilmNight({ seed, guests, filmSec: filmSec + 60 });
  night.begin(steadyAfterSec);
  const skew = night.measure(filmSec - steadyAfterSec);
  night.world.stop();
  return skew.percentiles();
}
