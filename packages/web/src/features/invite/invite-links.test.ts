import { expect, test } from 'vitest';
import { inviteLinks } from './invite-links.ts';

const ROOM = 'AbCdEfGhJkLmNpQrStUvWx';
const LAN = 'http://192.168.1.7:8787';

test('a page with a real address invites with it', () => {
  expect(inviteLinks('https://watch.example', [LAN], ROOM)).toEqual({
    links: [`https://watch.example/r/${ROOM}`],
    reach: 'anywhere',
  });
});

test('a prefix is part of every link', () => {
  expect(inviteLinks('https://watch.example/films', [], ROOM).links).toEqual([
    `https://watch.example/films/r/${ROOM}`,
  ]);
  expect(inviteLinks('http://localhost:8787/films', [`${LAN}/films`], ROOM).links).toEqual([
    `${LAN}/films/r/${ROOM}`,
  ]);
});

test('on localhost the addresses of the network are given', () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    expect(inviteLinks(`http://${host}:8787`, ['http://localhost:8787', LAN, LAN], ROOM)).toEqual({
      links: [`${LAN}/r/${ROOM}`],
      reach: 'lan',
    });
  }
});

test('without any, the link is said to work only here', () => {
  expect(inviteLinks('http://localhost:8787', ['not an address'], ROOM)).toEqual({
    links: [`http://localhost:8787/r/${ROOM}`],
    reach: 'onlyHere',
  });
});
