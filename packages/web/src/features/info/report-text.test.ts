import { emptyRoom, type RoomView } from '@lockstep/core';
import { localMs, mediaSec, serverMs } from '@lockstep/core';
import { expect, test } from 'vitest';
import { emptyMeter } from '../../player/transfer-meter.ts';
import { reportText, type ReportFacts } from './report-text.ts';

const secrets = [
  'Geheimfilm',
  'Annabel',
  'https://films.example/secret',
  'member-of-ann',
  'connection-of-ann',
  'Club',
];

const view: RoomView = {
  link: { state: 'waiting', attempt: 1, retryAt: localMs(5), why: null },
  clock: { ready: true, errorMs: 1.234, roundTripMs: 42, jitterMs: 3, driftPpm: 12 },
  me: 'member-of-ann',
  myConnection: 'connection-of-me',
  room: {
    ...emptyRoom,
    title: 'Club',
    members: [{ id: 'member-of-ann', name: 'Annabel', colour: 1 }],
    queue: [
      {
        id: 'item',
        title: 'Geheimfilm',
        duration: mediaSec(60),
        addedBy: 'member-of-ann',
        sources: [{ kind: 'link', url: 'https://films.example/secret' }],
      },
    ],
    current: 'item',
  },
  confirmed: null,
  roster: [
    {
      connection: 'connection-of-ann',
      member: 'member-of-ann',
      device: 'phone',
      link: 'up',
      telemetry: {
        state: 'playing',
        position: mediaSec(1),
        at: serverMs(1),
        rate: 1,
        skewMs: -3.21,
        clockErrorMs: 1,
        roundTripMs: 80,
        jitterMs: 1,
        bufferedSec: 12,
        warmStartMs: 1,
        coldStartMs: 1,
        seekMs: 1,
        counts: true,
        visible: true,
        soundBlocked: false,
        film: { item: 'item', name: 'Geheimfilm.mkv', size: 5, duration: mediaSec(60) },
      },
    },
  ],
  figures: null,
  mostInCall: null,
  chat: { messages: [], pending: [] } as unknown as RoomView['chat'],
  follow: null,
};

const facts: ReportFacts = {
  view,
  player: {
    source: {
      kind: 'file',
      file: new File([], 'Geheimfilm.mkv'),
      url: 'blob:x',
      name: 'Geheimfilm.mkv',
      size: 5,
      isOwn: false,
    },
    failure: null,
    duration: 60,
    volume: { level: 0.2, muted: false },
  },
  watched: { meter: emptyMeter, file: { bytes: 5, container: 'Matroska' }, transfers: [] },
  delayMs: 120,
  agent: 'Browser/1',
  language: 'en',
  screen: '800x600 at 1',
  sync: 'calm',
};

test('says how the line, the player and the others are', () => {
  const text = reportText(facts);
  for (const part of [
    'link: waiting',
    '42.0 ms',
    '1: phone, up, playing, skew -3.2 ms',
    'own delay: 120 ms',
    'calm',
  ]) {
    expect(text).toContain(part);
  }
});

test('tells nobody who watches what, and where', () => {
  const text = reportText(facts);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).not.toContain('Geheimfilm.mkv');
});
