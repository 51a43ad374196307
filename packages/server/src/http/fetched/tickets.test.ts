import { expect, test } from 'vitest';
import { Tickets } from './tickets.ts';

const film = { url: 'https://a.example/f.mp4?token=secret', type: 'video/mp4' };

test('[TR46] only who has the key reads a ticket, or makes one; nothing of the address is seen in it', () => {
  const ours = new Tickets('key of this server');
  const sealed = ours.seal(film);
  expect(new Tickets('key of this server').open(sealed)).toEqual(film);
  expect(new Tickets('another key').open(sealed)).toBeNull();
  expect(sealed).toMatch(/^[\w-]+$/);
  for (const at of [0, 14, 30, sealed.length - 2]) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(ours.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeNull();
  }
  for (const none of ['', 'x', sealed.slice(0, 30), 'A'.repeat(5000)]) expect(ours.open(none)).toBeNull();
});
