import { fail, ok, type Signal } from '@lockstep/core';
import { FakeRuntime } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import type { CallAccess } from '../access.ts';
import { breathe } from '../testkit/pump.ts';
import { sendLimit } from './bitrates.ts';
import { createCandidateBatch, type Candidate } from './candidates.ts';
import { chooseCodecs } from './codecs.ts';
import { longestDescription, toSend } from './description.ts';
import { createEarlyWords } from './early-words.ts';
import { createIceSource } from './ice-source.ts';
import { atRest, countsOf, moved, qualityOf, stillMs, type Counts } from './measure.ts';

const candidate = (name: string): Candidate => ({ candidate: name, sdpMid: '0', sdpMLineIndex: 0 });

test('[CA34] candidates found within 50 ms go together, at most 20, and none after the stop', () => {
  const runtime = new FakeRuntime();
  const sent: number[] = [];
  const batch = createCandidateBatch(runtime, (candidates) => sent.push(candidates.length));
  batch.add(candidate('a'));
  runtime.advance(40);
  batch.add(candidate('b'));
  batch.add(candidate(''));
  batch.add(candidate('x'.repeat(600)));
  runtime.advance(20);
  expect(sent).toEqual([2]);
  for (let i = 0; i < 25; i++) batch.add(candidate(`c${i}`));
  expect(sent).toEqual([2, 20]);
  batch.stop();
  runtime.advance(500);
  expect(sent).toEqual([2, 20]);
  expect(runtime.time.planned).toBe(0);
});

const codec = (mimeType: string, sdpFmtpLine?: string): RTCRtpCodec => ({
  mimeType,
  clockRate: 90_000,
  ...(sdpFmtpLine === undefined ? {} : { sdpFmtpLine }),
});

test('[CA37] few codecs are offered: VP8 first, one H.264, their repair, and Opus', () => {
  const audio = [codec('audio/opus'), codec('audio/red'), codec('audio/G722'), codec('audio/PCMU')];
  const video = [
    codec('video/AV1'),
    codec('video/H264', 'packetization-mode=0;profile-level-id=42001f'),
    codec('video/H264', 'packetization-mode=1;profile-level-id=64001f'),
    codec('video/H264', 'packetization-mode=1;profile-level-id=42e01f'),
    codec('video/VP9'),
    codec('video/VP8'),
    codec('video/rtx'),
    codec('video/ulpfec'),
  ];
  const chosen = chooseCodecs(audio, video);
  expect(chosen.audio.map(({ mimeType }) => mimeType)).toEqual(['audio/opus']);
  expect(chosen.video.map(({ mimeType, sdpFmtpLine }) => sdpFmtpLine ?? mimeType)).toEqual([
    'video/VP8',
    'packetization-mode=1;profile-level-id=42e01f',
    'video/rtx',
  ]);
  expect(chooseCodecs([], [codec('video/AV1'), codec('video/rtx')]).video).toEqual([]);
});

test('[CA37] lines about codecs that a medium does not name are not sent', () => {
  const sdp = [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 99',
    'a=rtpmap:99 opus/48000/2',
    'm=video 9 UDP/TLS/RTP/SAVPF 120 124',
    'a=fmtp:124 apt=120',
    'a=rtcp-fb:120 nack',
    'a=rtcp-fb:99 nack',
    'a=rtpmap:121 VP9/90000',
    'a=rtpmap:120 VP8/90000',
    '',
  ];
  const sent = toSend(sdp.join('\r\n')).split('\r\n');
  expect(sent).toEqual(sdp.filter((line) => line !== 'a=rtcp-fb:99 nack' && !line.includes('121')));
});

test('[CA37] what would be too long goes without the ways found so far', () => {
  const way = `a=candidate:1 1 udp 1 10.0.0.1 9 typ host ${'x'.repeat(100)}`;
  const sdp = [
    'v=0',
    'm=audio 9 UDP 99',
    'a=mid:0',
    ...Array.from({ length: 150 }, () => way),
    'a=end-of-candidates',
    '',
  ];
  const short = sdp.slice(0, 20).join('\r\n');
  expect(toSend(short)).toBe(short);
  expect(sdp.join('\r\n').length).toBeGreaterThan(longestDescription);
  expect(toSend(sdp.join('\r\n'))).toBe('v=0\r\nm=audio 9 UDP 99\r\na=mid:0\r\n');
});

test('[CA38] cameras of a full mesh fit through 2 Mbit/s, and nobody is ever sent nothing', () => {
  for (let peers = 2; peers <= 6; peers++) {
    expect(peers * sendLimit('camera', peers).bitsPerSec).toBeLessThanOrEqual(1_500_000);
  }
  for (const kind of ['mic', 'camera', 'screen', 'screenSound'] as const) {
    for (const peers of [0, 1, 20]) expect(sendLimit(kind, peers).bitsPerSec).toBeGreaterThan(30_000);
  }
});

const word = (session: string, what: Signal['what']): Signal => ({ purpose: 'call', session, what });
const offer = word('1', { type: 'description', kind: 'offer', sdp: 'x' });
const hints = word('1', { type: 'candidates', candidates: [candidate('a')] });

test('[CA32] the latest offer and what belongs to it are kept for 10 s, for one asking', () => {
  const runtime = new FakeRuntime();
  const early = createEarlyWords(runtime);
  early.keep('b', hints);
  expect(early.of('b')).toEqual([]);
  early.keep('b', offer);
  early.keep('b', hints);
  expect(early.of('b')).toEqual([offer, hints]);
  expect(early.of('b')).toEqual([]);
  early.keep('b', offer);
  early.keep('b', word('1', { type: 'bye', why: 'left' }));
  expect(early.of('b')).toEqual([]);
  early.keep('b', offer);
  runtime.advance(10_000);
  expect(early.of('b')).toEqual([]);
});

const mesh = (url: string): CallAccess => ({ way: 'mesh', iceServers: [{ urls: url }], validSec: 600 });

test('[CA33] servers are asked for anew when half of their time is over; one that does not answer is not waited for', async () => {
  const runtime = new FakeRuntime();
  let answer: () => Promise<CallAccess | null> = async () => mesh('turn:2');
  const source = createIceSource(
    runtime,
    { way: 'mesh', iceServers: [{ urls: 'turn:1' }], validSec: 600 },
    async () => {
      const found = await answer();
      return found === null ? fail('unreachable') : ok(found);
    },
  );
  expect(await source()).toEqual([{ urls: 'turn:1' }]);
  runtime.advance(301_000);
  expect(await source()).toEqual([{ urls: 'turn:2' }]);
  runtime.advance(301_000);
  answer = async () => null;
  await expect(source()).rejects.toThrow();
  answer = async () => new Promise(() => undefined);
  const waiting = source();
  let over = false;
  waiting.catch(() => (over = true));
  runtime.advance(3000);
  await breathe();
  expect(over).toBe(true);
});

const counts = (change: Partial<Counts>): Counts => ({
  received: 0,
  lost: 0,
  frames: null,
  roundTripSec: 0.05,
  ...change,
});

test('[CA35] quality is judged by loss and round trip', () => {
  const before = counts({ received: 100 });
  expect(qualityOf(before, counts({ received: 200 }), true)).toBe('good');
  expect(qualityOf(before, counts({ received: 200, lost: 5 }), true)).toBe('fair');
  expect(qualityOf(before, counts({ received: 200, lost: 20 }), true)).toBe('poor');
  expect(qualityOf(before, counts({ received: 200, roundTripSec: 0.3 }), true)).toBe('fair');
  expect(qualityOf(before, counts({ received: 200, roundTripSec: 1 }), true)).toBe('poor');
  expect(qualityOf(before, counts({ received: 100 }), true)).toBe('lost');
  // Nothing is sent, so nothing is missed.
  expect(qualityOf(before, counts({ received: 100 }), false)).toBe('good');
});

test('[CA35] what the browser counts is read by what it is', () => {
  const report = new Map<string, Record<string, unknown>>([
    ['1', { type: 'inbound-rtp', packetsReceived: 10, packetsLost: -1 }],
    [
      '2',
      { type: 'inbound-rtp', packetsReceived: 20, packetsLost: 2, trackIdentifier: 'cam', framesDecoded: 7 },
    ],
    ['3', { type: 'candidate-pair', state: 'failed', nominated: true, currentRoundTripTime: 0.001 }],
    ['4', { type: 'candidate-pair', state: 'succeeded', nominated: true, currentRoundTripTime: 0.08 }],
    ['5', { type: 'outbound-rtp', packetsReceived: 99 }],
  ]);
  expect(countsOf(report, 'cam')).toEqual({ received: 30, lost: 2, frames: 7, roundTripSec: 0.08 });
  expect(countsOf(report, null).frames).toBeNull();
});

test('[CA36] a picture stands still from when it last moved, or was first expected', () => {
  let motion = moved(atRest, null, true, 1000);
  expect(stillMs(motion, 3000)).toBe(2000);
  motion = moved(motion, 5, true, 3000);
  motion = moved(motion, 5, true, 4000);
  expect(stillMs(motion, 5000)).toBe(2000);
  motion = moved(motion, 5, false, 5000);
  expect(stillMs(motion, 9000)).toBe(0);
});
