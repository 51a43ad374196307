import { beforeEach, expect, test } from 'vitest';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { FakeElement } from './fake-element.ts';
import { createSound, type Sound } from './sound.ts';

let runtime: FakeRuntime;
let element: FakeElement;
let sound: Sound;

beforeEach(() => {
  runtime = new FakeRuntime();
  element = new FakeElement();
  element.volume = 0.8;
  sound = createSound(element, runtime);
});

test('[PL9] hush is almost silent, never mute, and fades back in over 60 ms', () => {
  sound.hush(true);
  expect([element.volume, element.muted]).toEqual([1e-6, false]);
  element.volumes.length = 0;
  sound.hush(false);
  runtime.advance(30);
  expect(element.volume).toBeCloseTo(0.4);
  runtime.advance(30);
  expect(element.volume).toBe(0.8);
  runtime.advance(1000);
  expect(element.volumes).toHaveLength(12);
  for (let i = 1; i < 12; i++) expect(element.volumes[i]).toBeGreaterThan(element.volumes[i - 1]!);
  expect(runtime.time.planned).toBe(0);
});

test('[PL9] asking twice changes nothing, and hushing stops a fade', () => {
  element.volumes.length = 0;
  sound.hush(false);
  sound.hush(true);
  sound.hush(true);
  expect(element.volumes).toEqual([1e-6]);
  sound.hush(false);
  runtime.advance(20);
  sound.hush(true);
  runtime.advance(500);
  expect(element.volume).toBe(1e-6);
});

test('[PL9] stopping gives the person’s volume back at once', () => {
  sound.hush(true);
  sound.hold();
  sound.stop();
  expect([element.volume, element.muted]).toEqual([0.8, false]);
  sound = createSound(element, runtime);
  sound.hush(true);
  sound.hush(false);
  runtime.advance(10);
  sound.stop();
  expect(element.volume).toBe(0.8);
  expect(runtime.time.planned).toBe(0);
});

test('[PL10] a volume chosen while hushed is heard when the hush ends', () => {
  sound.hush(true);
  sound.setVolume(0.3);
  expect([element.volume, sound.volume]).toEqual([1e-6, 0.3]);
  sound.hush(false);
  runtime.advance(30);
  sound.setVolume(0.6);
  expect(element.volume).toBeLessThan(0.3);
  runtime.advance(100);
  expect(element.volume).toBe(0.6);
  sound.setVolume(7);
  expect(element.volume).toBe(1);
});

test('[PL9] neither mute nor volume 0 of the person stops the sound device', () => {
  sound.setMuted(true);
  expect([element.muted, element.volume, sound.muted, sound.volume]).toEqual([false, 1e-6, true, 0.8]);
  sound.hush(true);
  sound.hush(false);
  runtime.advance(100);
  expect(element.volume).toBe(1e-6);
  sound.setMuted(false);
  expect(element.volume).toBe(0.8);
  sound.setVolume(0);
  expect([element.volume, sound.volume]).toEqual([1e-6, 0]);
  sound.stop();
  expect(element.volume).toBe(0);
});

test('[PL9] a stopped player leaves the element as muted as the person wanted', () => {
  sound.setMuted(true);
  sound.stop();
  expect([element.muted, element.volume]).toEqual([true, 0.8]);
  sound = createSound(element, runtime);
  expect([sound.muted, sound.volume]).toEqual([true, 0.8]);
  sound.setMuted(false);
  expect([element.muted, element.volume]).toEqual([false, 0.8]);
});

test('[PL10] moving the volume by other controls ends our mute, not theirs', async () => {
  sound.setMuted(true);
  await element.settle();
  element.volume = 0.4;
  await element.settle();
  expect([sound.muted, sound.volume, element.volume]).toEqual([false, 0.4, 0.4]);
  element.muted = true;
  await element.settle();
  element.volume = 0.3;
  await element.settle();
  expect([sound.muted, element.muted]).toEqual([true, true]);
  element.muted = false;
  await element.settle();
  expect([sound.muted, element.volume]).toEqual([false, 0.3]);
});

test('[PL10] volume and mute changed by other controls are the person’s', async () => {
  element.volume = 0.5;
  element.muted = true;
  await element.settle();
  expect([sound.volume, sound.muted]).toEqual([0.5, true]);
  sound.hush(true);
  await element.settle();
  element.volume = 0.2;
  await element.settle();
  expect([sound.volume, element.volume]).toEqual([0.2, 1e-6]);
});

test('[PL10] unmuted by other controls, the platform’s mute is over', async () => {
  sound.hold();
  await element.settle();
  expect([element.muted, sound.muted]).toEqual([true, false]);
  element.muted = false;
  await element.settle();
  expect([sound.held, sound.muted]).toEqual([false, false]);
  sound.setMuted(true);
  sound.hold();
  sound.release();
  expect([element.muted, element.volume]).toEqual([false, 1e-6]);
});

test('[PL11] a volume that cannot be written is left alone', () => {
  const phone = new FakeElement({ volumeIsReadOnly: true });
  const quiet = createSound(phone, runtime);
  expect([sound.canHush, quiet.canHush]).toEqual([true, false]);
  phone.volumes.length = 0;
  quiet.hush(true);
  quiet.setVolume(0.2);
  quiet.hush(false);
  quiet.setMuted(true);
  expect(phone.muted).toBe(true);
  quiet.stop();
  expect([phone.volumes, quiet.volume, phone.muted]).toEqual([[], 0.2, true]);
});

test('[PL30] a gain is on top of the person’s volume, which stays what it is, and is no mute', () => {
  sound.setGain(0.25);
  runtime.advance(100);
  expect([element.volume, sound.volume, sound.muted]).toEqual([0.2, 0.8, false]);
  sound.setVolume(0.4);
  expect(element.volume).toBe(0.1);
  sound.setGain(0);
  expect([element.volume, element.muted]).toEqual([1e-6, false]);
  sound.setGain(1);
  expect(element.volume).toBe(0.4);
});

test('[PL30] a silent start and mute stay silent, and a fade ends at what the gain leaves', () => {
  sound.hush(true);
  sound.setGain(0.5);
  expect(element.volume).toBe(1e-6);
  sound.hush(false);
  runtime.advance(1000);
  expect(element.volume).toBe(0.4);
  sound.setMuted(true);
  sound.setGain(0.7);
  expect(element.volume).toBe(1e-6);
});

test('[PL30] other controls say what the person wants, not what is heard; the end gives it back', async () => {
  sound.setGain(0.5);
  await element.settle();
  element.volume = 0.6;
  await element.settle();
  expect([sound.volume, element.volume]).toEqual([0.6, 0.3]);
  sound.stop();
  expect(element.volume).toBe(0.6);
});
