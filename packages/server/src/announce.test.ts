import { expect, test } from 'vitest';
import { announcement } from './announce.ts';

const lan = {
  url: 'http://localhost:8787',
  links: ['http://192.168.1.5:8787', 'http://[fd00::2]:8787'],
  open: true,
};

test('on this computer only: one line', () => {
  expect(announcement({ ...lan, links: [], open: false }, 80)).toEqual([
    'Lockstep runs on http://localhost:8787',
  ]);
});

test('in a network: all links, the best one as a QR code, and a warning', () => {
  const lines = announcement(lan, 80);
  expect(lines.slice(0, 3)).toEqual([
    'Lockstep runs on http://localhost:8787',
    '  for other devices: http://192.168.1.5:8787',
    '  for other devices: http://[fd00::2]:8787',
  ]);
  expect(lines.filter((line) => line.includes('▄')).length).toBeGreaterThan(8);
  expect(lines.at(-1)).toContain('--host 127.0.0.1');
});

test('no code where nobody looks, nor where it would not fit', () => {
  for (const columns of [null, 20]) {
    expect(announcement(lan, columns).join('\n')).not.toContain('▄');
  }
});
