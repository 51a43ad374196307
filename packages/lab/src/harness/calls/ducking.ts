/** Ducking: somebody speaks again and again, and it is noted how the film of somebody else makes room. */
import type { Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { calibrate } from '../calibrate.ts';
import { toneHz } from '../tone-film.ts';
import { duckTime, sharpestEdge, speeches, type DuckTime, type Level } from './duck-times.ts';
import type {} from './bend-devices.ts';
import { openEars } from './ears.ts';

export interface Ducking {
  /** From the moment at which the voice is heard where the film plays. */
  readonly times: readonly DuckTime[];
  /** From the mouth: with the way of the voice. */
  readonly fromMouthMs: readonly number[];
  readonly spoken: number;
  /** See `sharpestEdge`: none of the steps is heard as a click when it is small. */
  readonly sharpestEdge: number;
}

const everyMs = 5;
const speakMs = 1500;
/** Longer than the film takes to come back. */
const quietMs = 2000;
const audible = 0.01;
const wordGapMs = 150;

/**
 * `listener` hears a tone film that plays, and nobody but `speaker`, whose microphone is the lab's own voice.
 * @param times how often it is spoken
 */
export async function measureDucking(listener: Page, speaker: Page, times: number): Promise<Ducking> {
  await listener.evaluate(openEars, everyMs);
  await pause(quietMs);
  await listener.evaluate(() => {
    globalThis.__ears.take();
    globalThis.__sampler.take();
  });
  const mouths: number[] = [];
  const speakerClock = await calibrate(speaker);
  const listenerClock = await calibrate(listener);
  await pause(500);
  for (let turn = 0; turn < times; turn += 1) {
    mouths.push((await speaker.evaluate(() => globalThis.__devices.speak(true))) + speakerClock.addMs);
    await pause(speakMs);
    await speaker.evaluate(() => globalThis.__devices.speak(false));
    await pause(quietMs);
  }
  const heard = await listener.evaluate(() => globalThis.__ears.take());
  const { samples } = await listener.evaluate(() => globalThis.__sampler.take());
  const levels = samples.map((sample): Level => [sample[0], sample[6]]);
  const found = speeches(heard.voices, audible, wordGapMs).map((speech) => ({
    speech,
    time: duckTime(levels, speech),
  }));
  return {
    times: found.flatMap(({ time }) => time ?? []),
    fromMouthMs: found.flatMap(({ speech, time }) => {
      const heardAt = speech.from + listenerClock.addMs;
      const mouth = mouths.findLast((at) => at < heardAt);
      return time === null || mouth === undefined ? [] : [heardAt - mouth + time.downMs];
    }),
    spoken: times,
    sharpestEdge: sharpestEdge(heard.film, toneHz, heard.rate),
  };
}
