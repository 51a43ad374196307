import { expect, test } from 'vitest';
import { QUIET_CALL, tileOf } from './testkit/call-states.ts';
import { tileText, troublesOf, veilText } from './call-words.ts';

test('[CA79] a tile is told in words: its line, its microphone, its quality', () => {
  expect(tileText(tileOf({ connection: 'a' }), 'Ann')).toBe('');
  expect(tileText(tileOf({ connection: 'a', speaking: true, quality: 'good' }), 'Ann')).toBe(
    'speaking, Connection: good',
  );
  expect(tileText(tileOf({ connection: 'a', mic: false, speaking: true, quality: 'poor' }), 'Ann')).toBe(
    'Microphone off, Connection: poor',
  );
  expect(tileText(tileOf({ connection: 'a', state: 'reconnecting', quality: 'lost' }), 'Ann')).toBe(
    'Reconnecting …, Connection: interrupted',
  );
});

test('[CA79] a veil says why nothing comes; over the own tile and a line that is there, there is none', () => {
  expect(veilText(tileOf({ connection: 'a', state: 'failed' }), 'Ann')).toBe('No connection to Ann');
  expect(veilText(tileOf({ connection: 'a', state: 'connecting' }), 'Ann')).toBe('Connecting …');
  expect(veilText(tileOf({ connection: 'a' }), 'Ann')).toBeNull();
  expect(veilText(tileOf({ connection: 'a', mine: true, state: 'connecting' }), 'Ann')).toBeNull();
});

test('[CA85] whatever keeps the person from being heard or seen is said, with what to do', () => {
  expect(troublesOf(QUIET_CALL)).toEqual([]);
  const troubles = troublesOf({ ...QUIET_CALL, problem: 'full', mic: 'refused', camera: 'missing' });
  expect(troubles).toHaveLength(3);
  expect(troubles[0]).toContain('full');
  expect(troubles[1]).toContain('allow the microphone');
  expect(troubles[2]).toContain('Plug one in');
});

test('[CA85] a share that the person did not go through with is no trouble; one that failed is', () => {
  expect(troublesOf({ ...QUIET_CALL, screen: 'refused' })).toEqual([]);
  expect(troublesOf({ ...QUIET_CALL, screen: 'failed' })).toHaveLength(1);
});

test('[CA85] what a moderator turned off, and a device that went, are said', () => {
  expect(troublesOf({ ...QUIET_CALL, hushed: 'mic', unplugged: 'speaker' })).toHaveLength(2);
});
