import { expect, test } from 'vitest';
import { patternOf, wordsIn } from './words.ts';

test('a text is found by its key, in each language, with anything for what varies', () => {
  expect(wordsIn('en-GB').like('room_people').test('12 people here')).toBe(true);
  expect(wordsIn('en-GB').like('room_people').test('1 person here')).toBe(true);
  expect(wordsIn('en-GB').like('room_invite').test('Invite')).toBe(true);
  expect(wordsIn('en-GB').like('room_invite').test('Invite them')).toBe(false);
  expect(wordsIn('zh-CN').like('room_invite').test('Invite')).toBe(false);
});

test('a text that is not there is a mistake, not a pattern for everything', () => {
  expect(() => wordsIn('en-GB').like('no_such_text')).toThrow('no_such_text');
});

test('what means something in patterns means itself in texts', () => {
  expect(new RegExp(`^${patternOf('{n} s? (yes)')}$`).test('3 s? (yes)')).toBe(true);
  expect(new RegExp(`^${patternOf('{n} s? (yes)')}$`).test('3 s (yes)')).toBe(false);
});
