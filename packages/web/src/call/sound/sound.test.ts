import { FakeRuntime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { createDucker } from './ducker.ts';
import { createMeter } from './meter.ts';
import { heard, silence, type Speech } from './speech.ts';
import { createVoiceLevel } from './voice-level.ts';
import { createVoices, type Voice, type VoiceElement } from './voices.ts';
import { fakeTrack } from '../testkit/fake-track.ts';
import { breathe } from '../testkit/pump.ts';

/** Looks every 30 ms; when it began and ended to be speech. */
function speechOf(level: (at: number) => number, toMs: number): string[] {
  const told: string[] = [];
  let now: Speech = silence;
  for (let at = 0; at <= toMs; at += 30) {
    const before = now.speaking;
    now = heard(now, level(at), at);
    if (now.speaking !== before) told.push(`${now.speaking} ${at}`);
  }
  return told;
}

test('[CA50] speech is told within 80 ms, goes on over breaths, and ends 300 ms after the last of it', () => {
  expect(speechOf((at) => (at >= 300 && at < 1500 && at % 600 < 400 ? 0.1 : 0), 3000)).toEqual([
    'true 360',
    'false 1770',
  ]);
});

test('[CA50] a crack and a hum are no speech', () => {
  expect(speechOf((at) => (at === 300 ? 1 : 0), 1000)).toEqual([]);
  expect(speechOf(() => 0.008, 1000)).toEqual([]);
});

function duck(decibels = 10, isHeard = true) {
  const runtime = new FakeRuntime();
  const writes: { readonly at: number; readonly gain: number }[] = [];
  const ducker = createDucker(
    runtime,
    (gain) => writes.push({ at: runtime.now(), gain }),
    () => isHeard,
  );
  ducker.setDucking({ on: true, decibels });
  return { runtime, writes, ducker, gain: () => writes.at(-1)?.gain ?? 1 };
}

const decibelsOf = (gain: number) => 20 * Math.log10(gain);

test('[CA51] the film is 10 dB quieter 100 ms after speech is told, and back 500 ms after its end', () => {
  const { runtime, ducker, gain } = duck();
  ducker.setSpeaking(true);
  runtime.advance(100);
  expect(decibelsOf(gain())).toBeCloseTo(-10);
  runtime.advance(5000);
  expect(decibelsOf(gain())).toBeCloseTo(-10);
  ducker.setSpeaking(false);
  runtime.advance(500);
  expect(gain()).toBe(1);
  expect(runtime.time.planned).toBe(0);
});

test('[CA51] no step is greater than 1 dB, also when speech begins and ends in the middle', () => {
  const { runtime, ducker, writes } = duck();
  for (const [speaking, ms] of [
    [true, 60],
    [false, 90],
    [true, 200],
    [false, 700],
  ] as const) {
    ducker.setSpeaking(speaking);
    runtime.advance(ms);
  }
  for (const [index, { gain }] of writes.entries()) {
    expect(Math.abs(decibelsOf(gain) - decibelsOf(writes[index - 1]?.gain ?? 1))).toBeLessThan(1.01);
  }
});

test('[CA51] a film that is not heard is quieter at once, and nothing is woken for it', () => {
  const { runtime, ducker, writes } = duck(10, false);
  ducker.setSpeaking(true);
  ducker.setSpeaking(false);
  expect(writes.map(({ gain }) => decibelsOf(gain))).toEqual([expect.closeTo(-10), 0]);
  expect(runtime.time.planned).toBe(0);
});

test('[CA51] late timers make no leap', () => {
  const { runtime, ducker, writes, gain } = duck();
  runtime.lateness = () => 20;
  ducker.setSpeaking(true);
  runtime.advance(400);
  expect(decibelsOf(gain())).toBeCloseTo(-10);
  for (const [index, { gain: now }] of writes.entries()) {
    expect(Math.abs(decibelsOf(now) - decibelsOf(writes[index - 1]?.gain ?? 1))).toBeLessThan(1.01);
  }
});

test('[CA51] switched off, and at the end of the call, the film is as loud as before', () => {
  const { runtime, ducker, gain } = duck();
  ducker.setSpeaking(true);
  runtime.advance(200);
  ducker.setDucking({ on: false, decibels: 10 });
  runtime.advance(600);
  expect(gain()).toBe(1);
  ducker.setDucking({ on: true, decibels: 10 });
  runtime.advance(200);
  ducker.stop();
  expect(gain()).toBe(1);
  expect(runtime.time.planned).toBe(0);
});

class FakeVoice implements VoiceElement {
  srcObject: unknown = null;
  volume = 1;
  muted = false;
  sink = '';
  refused = false;
  async play(): Promise<void> {
    if (this.refused) throw new DOMException('', 'NotAllowedError');
  }
  setSinkId = async (device: string): Promise<void> => {
    if (device === 'gone') throw new DOMException('', 'NotFoundError');
    this.sink = device;
  };
}

function voices() {
  const made: FakeVoice[] = [];
  const told: string[] = [];
  let refuses = false;
  const all = createVoices({
    createElement: () => {
      const element = new FakeVoice();
      element.refused = refuses;
      made.push(element);
      return element;
    },
    streamOf: (track) => track,
    onBlocked: (blocked) => told.push(`blocked ${blocked}`),
    onSpeakerLost: () => told.push('lost'),
  });
  const voice = (key: string, volume = 1): Voice => ({ key, track: fakeTrack('audio'), volume });
  return { all, made, told, voice, refuse: (now: boolean) => (refuses = now) };
}

test('[CA52] each voice has its own element and volume, on the chosen device, and is let go with its person', async () => {
  const { all, made, voice } = voices();
  const [a, b] = [voice('a', 0.5), voice('b')];
  all.setSpeaker('hall');
  all.play([a, b]);
  await breathe();
  expect(made.map(({ srcObject, volume, sink }) => [srcObject, volume, sink])).toEqual([
    [a.track, 0.5, 'hall'],
    [b.track, 1, 'hall'],
  ]);
  all.play([{ ...b, volume: 0.2 }]);
  expect(made.map(({ srcObject, volume }) => [srcObject, volume])).toEqual([
    [null, 0.5],
    [b.track, 0.2],
  ]);
  all.setMuted(true);
  all.play([b, voice('c')]);
  expect(made.map(({ muted }) => muted)).toEqual([false, true, true]);
  all.stop();
  expect(made.map(({ srcObject }) => srcObject)).toEqual([null, null, null]);
});

test('[CA52] voices that the browser blocks are told of, and come with a touch', async () => {
  const { all, made, told, voice, refuse } = voices();
  refuse(true);
  all.play([voice('a'), voice('b')]);
  await breathe();
  expect(told).toEqual(['blocked true']);
  for (const element of made) element.refused = false;
  all.gesture();
  await breathe();
  expect(told).toEqual(['blocked true', 'blocked false']);
});

test('[CA52] a speaker that is gone is told of', async () => {
  const { all, told, voice } = voices();
  all.play([voice('a')]);
  all.setSpeaker('gone');
  await breathe();
  expect(told).toEqual(['lost']);
});

test('[CA50] a voice whose packets have stopped is silent', () => {
  const level = createVoiceLevel();
  const source = { getSynchronizationSources: () => [{ audioLevel: 0.5, rtpTimestamp: 7 }] };
  expect([level(source, 0), level(source, 200), level(source, 400)]).toEqual([0.5, 0.5, 0]);
  expect(level({ getSynchronizationSources: () => [] }, 500)).toBe(0);
});

test('[CA50] the own level is measured while there is a track, and the graph is closed', () => {
  const told: string[] = [];
  const meter = createMeter(() => ({
    tap: () => ({ read: (into) => into.fill(0.5), stop: () => told.push('untapped') }),
    close: () => told.push('closed'),
  }));
  expect(meter.level()).toBe(0);
  meter.listen(fakeTrack('audio'));
  expect(meter.level()).toBe(0.5);
  meter.listen(null);
  expect(meter.level()).toBe(0);
  meter.stop();
  expect(told).toEqual(['untapped', 'closed']);
});
