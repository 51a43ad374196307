import { mediaSec, serverMs, type Entry, type RoomEvent } from '@lockstep/core';
import { expect, test } from 'vitest';
import { noticeOf, type NoticeContext } from './notice-of.ts';

const names: Readonly<Record<string, string>> = { ann: 'Ann', ben: 'Ben' };
const context: NoticeContext = {
  me: 'ben',
  now: serverMs(10_000),
  queue: [{ id: 'i1', title: 'Night train', duration: null, sources: [], addedBy: 'ann' }],
  count: 3,
  nameOf: (member) => names[member] ?? null,
};
const timeline = { position: mediaSec(750), rate: 1.5, playing: true, at: serverMs(9500) };
const issuedAt = serverMs(9400);

const said = (event: RoomEvent, by: string | null = 'ann', at = 9500) => {
  const entry: Entry = { seq: 1, at: serverMs(at), by, command: null, event };
  return noticeOf({ type: 'entry', entry }, context)?.text ?? null;
};

test('tells who did what', () => {
  expect(said({ type: 'paused', timeline, issuedAt })).toBe('Ann paused');
  expect(said({ type: 'seeked', timeline, issuedAt })).toBe('Ann went to 12:30');
  expect(said({ type: 'rateChanged', timeline, issuedAt })).toBe('Ann set the speed to 1.5×');
  expect(said({ type: 'itemSelected', item: 'i1', timeline, issuedAt })).toBe('Ann put on “Night train”');
  expect(said({ type: 'joined', member: { id: 'cleo', name: 'Cleo', colour: 2 } }, null)).toBe(
    'Cleo joined · 3 people',
  );
  expect(said({ type: 'left', member: 'ann' }, null)).toBe('Ann left · 3 people');
});

test('tells what was done to the queue as a whole', () => {
  const items = ['i2', 'i3'].map((id) => ({ id, title: id, duration: null, sources: [], addedBy: 'ann' }));
  expect(said({ type: 'itemsAdded', items })).toBe('Ann added 2 films');
  expect(said({ type: 'itemsAdded', items: items.slice(1) })).toBe('Ann added “i3”');
  expect(said({ type: 'queueCleared' })).toBe('Ann cleared the queue');
  expect(said({ type: 'queueShuffled', order: [] })).toBe('Ann shuffled the queue');
  expect(said({ type: 'queueRestored', of: 'c', order: [], items: [], markers: [] })).toBe(
    'Ann took back a change of the queue',
  );
});

test('[UP12] tells everybody of a film that is ready, and once', () => {
  const item = { id: 'up', title: 'Our trip', duration: null, sources: [], addedBy: 'ben' };
  expect(said({ type: 'itemAdded', item }, null)).toBe('“Our trip” is ready, and in the queue');
  expect(said({ type: 'itemAdded', item }, 'ann')).toBe('Ann added “Our trip”');
  expect(said({ type: 'itemSelected', item: 'i1', timeline, issuedAt }, null)).toBeNull();
});

test('tells who made the film repeat, and who set a marker', () => {
  expect(said({ type: 'settingSet', setting: { name: 'loop', loop: 'item' } })).toBe(
    'Ann lets this film repeat',
  );
  const marker = { id: 'm', item: 'i1', position: mediaSec(750), label: '', addedBy: 'ann' };
  expect(said({ type: 'markerAdded', marker })).toBe('Ann set a marker at 12:30');
  expect(said({ type: 'markerAdded', marker: { ...marker, label: 'The kiss' } })).toBe(
    'Ann marked 12:30: “The kiss”',
  );
});

test('is silent about my own doings, old news and what has a line of its own', () => {
  expect(said({ type: 'paused', timeline, issuedAt }, 'ben')).toBeNull();
  expect(said({ type: 'joined', member: { id: 'ben', name: 'Ben', colour: 1 } }, null)).toBeNull();
  expect(said({ type: 'paused', timeline, issuedAt }, 'ann', 1500)).toBeNull();
  expect(said({ type: 'released', without: [], timeline, issuedAt }, null)).toBeNull();
});

test('a refusal is told to the one who asked, unless the player asked by itself', () => {
  expect(
    noticeOf({ type: 'refused', command: { type: 'pause' }, code: 'superseded' }, context),
  ).toMatchObject({
    tone: 'danger',
  });
  expect(
    noticeOf({ type: 'refused', command: { type: 'reportStall' }, code: 'heldTooOften' }, context),
  ).toBeNull();
});

test('[CL54] tells of the guard, and of going to somebody', () => {
  const guard = { type: 'seeked', manner: 'guard', backSec: 7.3, timeline, issuedAt } as const;
  expect(said({ ...guard, of: 'ann' }, null)).toBe('Guard: everyone back to Ann, 7 s');
  expect(said({ ...guard, of: 'ben' }, null)).toBe('Guard: everyone came back to you, 7 s');
  const sync = { type: 'seeked', manner: 'syncToMe', timeline, issuedAt } as const;
  expect(said(sync)).toBe('Ann brought everybody to 12:30');
  expect(said({ ...sync, of: 'ben' })).toBe('Ann brought everybody to you, 12:30');
  expect(said({ type: 'settingSet', setting: { name: 'guard', on: false } })).toBe(
    'Ann turned the guard off',
  );
});

test('a role is told to whom it concerns', () => {
  expect(said({ type: 'roleSet', member: 'ben', role: 'moderator' })).toBe('You are a moderator now');
  expect(said({ type: 'roleSet', member: 'cleo', role: 'viewer' })).toBeNull();
});

test('who may not steer is told who does, and what can be done', () => {
  const refused = (control: NoticeContext['control']) =>
    noticeOf(
      { type: 'refused', command: { type: 'pause' }, code: 'notInControl' },
      control === undefined ? context : { ...context, control },
    )?.text;
  expect(refused({ mode: 'baton', holder: 'ann' })).toBe(
    'Ann has control right now. You can take it at the top.',
  );
  expect(refused({ mode: 'baton', holder: null })).toContain('Take it at the top first');
  expect(refused({ mode: 'hosts' })).toContain('hosts and moderators');
});
