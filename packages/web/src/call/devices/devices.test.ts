import { expect, test } from 'vitest';
import { choicesFromText, choicesToText, firstChoices, withVolume } from '../kept.ts';
import { FakeMedia } from '../testkit/fake-media.ts';
import { breathe } from '../testkit/pump.ts';
import { watchDevices } from './device-list.ts';
import { cameraOpener, micOpener, openScreen } from './open-device.ts';
import { createOwnDevice } from './own-device.ts';
import { createOwnScreen } from './own-screen.ts';
import type { CallDevice } from '../call.ts';

test('[CA40] the microphone is asked for with the strongest taking out of echoes, and plainly where that is not known', async () => {
  const media = new FakeMedia();
  const opened = await micOpener(media)('headset');
  expect(opened.ok && opened.value.track.contentHint).toBe('speech');
  expect(media.asked[0]?.audio).toMatchObject({
    deviceId: { exact: 'headset' },
    echoCancellation: { ideal: 'all' },
    noiseSuppression: true,
    autoGainControl: true,
  });
  media.asked.length = 0;
  const ask = media.getUserMedia.bind(media);
  media.getUserMedia = async (constraints) => {
    if (media.asked.length === 0) {
      media.asked.push(constraints);
      throw new TypeError('not a constraint');
    }
    return ask(constraints);
  };
  expect((await micOpener(media)(null)).ok).toBe(true);
  expect(media.asked[1]?.audio).toMatchObject({ echoCancellation: true });
});

test.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['UnknownError', 'failed'],
])('[CA40] %s is told as %s', async (name, problem) => {
  const media = new FakeMedia();
  media.fails = name;
  expect(await cameraOpener(media)(null)).toEqual({ ok: false, error: problem });
});

test('[CA40] a chosen device that is not there is replaced by the platform’s own choice; without any devices it fails', async () => {
  const media = new FakeMedia();
  const opened = await micOpener(media)('gone');
  expect(opened).toMatchObject({ ok: true, value: { instead: true } });
  expect(await micOpener(null)(null)).toEqual({ ok: false, error: 'failed' });
  expect(await openScreen(null)).toEqual({ ok: false, error: 'failed' });
});

test('[CA41] of two choices in a row the last one counts, and the other is let go', async () => {
  const media = new FakeMedia();
  const unplugged: number[] = [];
  const device = createOwnDevice({
    open: micOpener(media),
    staysOpen: true,
    onChange: () => undefined,
    onUnplugged: () => unplugged.push(1),
  });
  device.set(true);
  device.choose('headset');
  await breathe();
  expect([device.state(), media.live, media.opened.at(-1)?.deviceId, unplugged.length]).toEqual([
    'on',
    1,
    'headset',
    0,
  ]);
  device.set(false);
  device.choose('built-in mic');
  expect(media.live).toBe(0);
  device.set(true);
  await breathe();
  expect(media.opened.at(-1)?.deviceId).toBe('built-in mic');
  device.close();
  expect([device.state(), media.live]).toEqual(['off', 0]);
});

test('[CA41] turned off while the person is asked, the device does not come on', async () => {
  const media = new FakeMedia();
  media.asks = true;
  const device = createOwnDevice({
    open: cameraOpener(media),
    staysOpen: false,
    onChange: () => undefined,
    onUnplugged: () => undefined,
  });
  device.set(true);
  device.set(false);
  media.questions[0]?.answer(true);
  await breathe();
  expect([device.state(), media.live]).toEqual(['off', 0]);
});

test('[CA43] a share that was ended while the person chose does not begin; choosing none is no failure', async () => {
  const media = new FakeMedia();
  media.asks = true;
  const screen = createOwnScreen(
    async () => openScreen(media),
    () => undefined,
  );
  screen.share();
  screen.stop();
  media.questions.shift()?.answer(true);
  await breathe();
  expect([screen.state(), media.live]).toEqual(['off', 0]);
  screen.share();
  media.questions.shift()?.answer(false);
  await breathe();
  expect(screen.state()).toBe('refused');
});

test('[CA42] devices are listed once each, and anew when one comes or goes, until the stop', async () => {
  const media = new FakeMedia();
  const told: (readonly CallDevice[])[] = [];
  const list = watchDevices(media, (devices) => told.push(devices));
  list.look();
  await breathe();
  expect(told[0]?.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'mic built-in mic',
    'mic headset',
    'camera webcam',
    'speaker hall',
  ]);
  media.unplug('headset');
  await breathe();
  expect(told[1]).toHaveLength(3);
  list.stop();
  list.look();
  await breathe();
  expect([told.length, media.listening]).toEqual([2, 0]);
});

test('[CA49] choices come back from their text, and what is no choice is as at first', () => {
  const choices = { ...firstChoices, camera: true, volumes: withVolume({}, 'bob', 0.3) };
  expect(choicesFromText(choicesToText(choices))).toEqual(choices);
  expect(withVolume(choices.volumes, 'bob', 1)).toEqual({});
  for (const text of [
    null,
    '',
    '7',
    '{',
    '{"ducking":{"decibels":900},"volumes":{"a":7},"chosen":3,"mic":"yes"}',
  ]) {
    expect(choicesFromText(text)).toEqual(firstChoices);
  }
});
