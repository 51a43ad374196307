import { expect, test } from 'vitest';
import { createPositionVoice, type Heard } from './position-voice.ts';

function setUp() {
  const told: string[] = [];
  const say = createPositionVoice();
  const bar = {
    setAttribute(name: string, value: string) {
      if (name === 'aria-valuetext') told.push(value);
    },
  };
  return {
    told,
    hear: (at: number, more: Partial<Heard> = {}) =>
      say(bar, { at, duration: 60, moving: true, locale: 'en', ...more }),
  };
}

test('[ST19] while the film plays it speaks every ten seconds', () => {
  const { told, hear } = setUp();
  for (let at = 3; at < 25; at += 0.1) hear(at);
  expect(told.map((text) => text.split(' of ')[0])).toEqual(['3 seconds', '10 seconds', '20 seconds']);
});

test('[ST19] at once when the film was moved, and when it stands', () => {
  const { told, hear } = setUp();
  hear(30);
  hear(25);
  hear(45);
  hear(46, { moving: false });
  hear(46.5, { moving: false });
  expect(told).toHaveLength(4);
});

test('[ST19] anew when the length becomes known', () => {
  const { told, hear } = setUp();
  hear(1, { duration: null });
  hear(1.2);
  expect(told).toEqual(['1 second of 0 seconds', '1 second of 1 minute']);
});
