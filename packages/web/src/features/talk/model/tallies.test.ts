import { expect, test } from 'vitest';
import { talliesOf, tallyKey, type Reaction } from './tallies.ts';

const react = (author: string, text: string, more: Partial<Reaction> = {}): Reaction => ({
  author,
  kind: 'reaction',
  text,
  replyTo: 1,
  ...more,
});

test('[TK6] each member counts once for each emoji', () => {
  expect(talliesOf([react('a', '👍'), react('b', '🎉'), react('b', '👍'), react('a', '👍')]).get(1)).toEqual([
    { emoji: '👍', members: ['a', 'b'] },
    { emoji: '🎉', members: ['b'] },
  ]);
});

test('[TK6] the last word counts, and what nobody holds is gone', () => {
  const off = react('a', '👍', { style: 'off' });
  expect(talliesOf([react('a', '👍'), off]).size).toBe(0);
  expect(talliesOf([react('a', '👍'), off, off, react('a', '👍')]).get(1)).toEqual([
    { emoji: '👍', members: ['a'] },
  ]);
});

test('[TK6] what flies by, and answers, count nowhere', () => {
  const { replyTo: _, ...flying } = react('a', '👍');
  expect(talliesOf([flying, react('a', 'yes', { kind: 'text' })]).size).toBe(0);
});

test('the key changes with the tallies', () => {
  const one = talliesOf([react('a', '👍')]).get(1);
  expect(tallyKey(one)).toBe(tallyKey(talliesOf([react('a', '👍')]).get(1)));
  expect(tallyKey(one)).not.toBe(tallyKey(talliesOf([react('a', '👍'), react('b', '👍')]).get(1)));
  expect(tallyKey(undefined)).toBe('');
});
