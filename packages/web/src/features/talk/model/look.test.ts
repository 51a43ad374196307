import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colours, lookOf, places, styleOf } from './look.ts';

test('[TK1] every look comes back as it went, and fits the wire', () => {
  const danmaku = fc.record({
    look: fc.constant('danmaku' as const),
    place: fc.constantFrom(...places),
    colour: fc.constantFrom(...colours),
    timed: fc.boolean(),
  });
  fc.assert(
    fc.property(danmaku, (look) => {
      expect(lookOf(styleOf(look))).toEqual(look);
      expect(styleOf(look)).toMatch(/^[a-z0-9-]{1,32}$/);
    }),
  );
  expect(lookOf(styleOf({ look: 'notice' }))).toEqual({ look: 'notice' });
  expect(styleOf({ look: 'chat' })).toBeUndefined();
});

test('[TK1] what is not known is a line of chat', () => {
  for (const style of [undefined, '', 'roll', 'roll-6', 'roll-1-later', 'xroll-1', 'sparkles']) {
    expect(lookOf(style)).toEqual({ look: 'chat' });
  }
});
