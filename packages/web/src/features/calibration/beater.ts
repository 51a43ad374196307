/**
 * Beater: a beep and a flash once a second, both on the sound card's clock. What delay the browser knows of is allowed for
 * (films allow for it too); what is left between flash and beep is what the person is asked about.
 */
import type { Stop } from '@lockstep/core';

export interface Beater {
  /** Of the sound card, as far as the browser knows; null where it does not tell. */
  readonly latencyMs: () => number | null;
  /** The beat nearest to a moment of the page's clock, in ms; null before the first. */
  readonly nearestBeat: (moment: number) => number | null;
  readonly stop: Stop;
}

export interface BeaterOptions {
  /** Seen for the length of a flash, unseen otherwise. */
  readonly lamp: Element;
  readonly sound: boolean;
  readonly light: boolean;
  /** How much later than the beep the flash comes, in ms; asked at each beat. */
  readonly lightDelayMs: () => number;
}

const BEAT_SEC = 1;
const FIRST_SEC = 0.6;
const BEEP_SEC = 0.06;
const BEEP_HZ = 1000;
const LOUDNESS = 0.25;
const FLASH_MS = 110;
/** Beats are planned so far ahead; timers of a busy page come late. */
const AHEAD_SEC = 1.3;
const PLAN_EVERY_MS = 200;
const KEPT_BEATS = 40;

/** Call inside a click or key press: browsers give no sound before one. */
export function startBeater(options: BeaterOptions): Beater {
  const context = new AudioContext({ latencyHint: 'interactive' });
  void context.resume();
  const beats: number[] = [];
  let next = context.currentTime + FIRST_SEC;

  const plan = (): void => {
    while (context.state === 'running' && next < context.currentTime + AHEAD_SEC) {
      if (options.sound) beep(context, next);
      const at = heardAt(context, next);
      beats.push(at);
      if (options.light) flash(options.lamp, at + options.lightDelayMs());
      next += BEAT_SEC;
    }
    beats.splice(0, beats.length - KEPT_BEATS);
  };
  const timer = setInterval(plan, PLAN_EVERY_MS);

  return {
    latencyMs: () => latencyOf(context),
    nearestBeat: (moment) =>
      beats.reduce<number | null>(
        (nearest, beat) =>
          nearest === null || Math.abs(beat - moment) < Math.abs(nearest - moment) ? beat : nearest,
        null,
      ),
    stop() {
      clearInterval(timer);
      for (const animation of options.lamp.getAnimations()) animation.cancel();
      void context.close();
    },
  };
}

function beep(context: AudioContext, at: number): void {
  const tone = new OscillatorNode(context, { frequency: BEEP_HZ });
  // A tone that starts at once clicks, and a click is heard at another moment than its tone.
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.003);
  gain.gain.setValueAtTime(LOUDNESS, at + BEEP_SEC - 0.01);
  gain.gain.linearRampToValueAtTime(0, at + BEEP_SEC);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + BEEP_SEC);
}

/** The page's moment at which the browser believes that a moment of the sound card is heard. */
function heardAt(context: AudioContext, at: number): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
  if (contextTime > 0 && performanceTime > 0) return performanceTime + (at - contextTime) * 1000;
  return performance.now() + (at - context.currentTime) * 1000 + (latencyOf(context) ?? 0);
}

function latencyOf(context: AudioContext): number | null {
  // Not every browser has it.
  const latency: number | undefined = context.outputLatency;
  return latency === undefined || !Number.isFinite(latency) || latency <= 0 ? null : latency * 1000;
}

/** Left to the browser's own animations, which come with the frame that is nearest. */
function flash(lamp: Element, at: number): void {
  const animation = lamp.animate([{ opacity: 1 }, { opacity: 1, offset: 0.9 }, { opacity: 0 }], {
    duration: FLASH_MS,
  });
  // The page's timeline counts as its clock does.
  animation.startTime = at;
}
