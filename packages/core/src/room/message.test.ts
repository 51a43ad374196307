import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanMessage, messageLimits } from './message.ts';

test('[PR31] lines stay lines, spaces around them go, empty ones do not pile up', () => {
  expect(cleanMessage('  one \r\n two\u2028three\n\n\n\nfour\n', 'text')).toBe('one\ntwo\nthree\n\nfour');
  expect(cleanMessage(' \n\u200B\n', 'text')).toBeNull();
});

test('[PR31] a reaction is one line', () => {
  expect(cleanMessage('👍\n👍', 'reaction')).toBe('👍 👍');
  expect(cleanMessage('👩‍👩‍👧‍👦', 'reaction')).toBe('👩‍👩‍👧‍👦');
});

test('[PR31] what comes after the last line allowed goes on in it', () => {
  const many = Array.from({ length: 30 }, (_, i) => `l${i}`).join('\n');
  const lines = cleanMessage(many, 'text')?.split('\n') ?? [];
  expect(lines).toHaveLength(messageLimits.lines);
  expect(lines.at(-1)).toBe(Array.from({ length: 11 }, (_, i) => `l${i + 19}`).join(' '));
});

test('[PR31] where something unseen stood between two spaces one is left', () => {
  expect(cleanMessage('! \u202E !', 'text')).toBe('! !');
});

test('[PR31] whatever is typed, what is kept is within its bounds, and clean already', () => {
  const typed = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r\n', ' ', '\u202E')),
    {
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(typed, (parts) => {
      const kept = cleanMessage(parts.join(''), 'text');
      if (kept === null) return;
      expect(Array.from(kept).length).toBeLessThanOrEqual(messageLimits.length);
      expect(kept.split('\n').length).toBeLessThanOrEqual(messageLimits.lines);
      expect(kept).not.toMatch(/[\r\u2028\u2029\u202E]|\n\n\n/u);
      expect(cleanMessage(kept, 'text')).toBe(kept);
    }),
  );
});
