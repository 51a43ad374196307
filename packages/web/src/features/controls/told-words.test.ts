import { expect, test } from 'vitest';
import { toldText } from './told-words.ts';

const refused = { type: 'refused', code: 'notInControl' } as const;

test('[ST2] a refusal says who steers', () => {
  expect(toldText(refused, { steers: false, why: 'baton', holder: 'Ann', takes: true })).toContain('Ann');
  expect(toldText(refused, { steers: false, why: 'hosts' })).toContain('hosts');
  expect(toldText(refused, { steers: false, why: 'baton', holder: null, takes: true })).not.toContain('null');
  expect(toldText({ type: 'refused', code: 'notAllowed' }, { steers: false, why: 'role' })).toContain('role');
});

test('the volume is said in percent, and mute as mute', () => {
  const volume = { level: 0.3, muted: false };
  expect(toldText({ type: 'volume', volume }, { steers: true })).toBe('Volume 30 %');
  expect(toldText({ type: 'volume', volume: { ...volume, muted: true } }, { steers: true })).toBe('Muted');
});

test('[ST15] a screenshot that a foreign film forbids says so', () => {
  expect(toldText({ type: 'screenshot', outcome: 'foreign' }, { steers: true })).toContain('another site');
});
