import { expect, test } from 'vitest';
import { eventFormat, upcast } from './upcast.ts';

test('[LG13] an event of today is what it was', () => {
  const event = { type: 'titled', title: 'Film night' } as const;
  expect(upcast(eventFormat, event)).toEqual(event);
});

test.each([0, eventFormat + 1])('[LG13] format %i is refused, not guessed at', (format) => {
  expect(() => upcast(format, { type: 'titled' })).toThrow(`event format ${format}`);
});
