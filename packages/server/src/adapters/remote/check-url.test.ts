import { expect, test } from 'vitest';
import { checkUrl } from './check-url.ts';

test.each([
  'ftp://a.example/film.mp4',
  'file:///etc/passwd',
  'data:video/mp4,x',
  'gopher://a.example/',
  'http://user:secret@a.example/f.mp4',
  'http://user@a.example/f.mp4',
  'http://a.example:22/f.mp4',
  'http://a.example:6379/f.mp4',
  'http://a.example:25/',
  'http:///f.mp4?',
  'no address',
  `http://a.example/${'x'.repeat(2000)}`,
])('[TR40] %s is not asked', (text) => {
  const checked = checkUrl(text);
  // `http:///f.mp4` names a host to the platform; its name is looked up like any other.
  expect(checked.ok && checked.value.url.hostname.includes('a.example')).toBe(false);
});

test.each([
  ['https://a.example/f.mp4', null],
  ['http://a.example:8080/f.mp4', null],
  // However an address is written, it is the address.
  ['http://2130706433/f.mp4', '127.0.0.1'],
  ['http://0x7f.1/f.mp4', '127.0.0.1'],
  ['http://0177.0.0.1/f.mp4', '127.0.0.1'],
  ['http://127.1/f.mp4', '127.0.0.1'],
  ['http://[::1]/f.mp4', '::1'],
  ['http://[::ffff:127.0.0.1]/f.mp4', '::ffff:7f00:1'],
  ['http://１２７.０.０.１/f.mp4', '127.0.0.1'],
])('[TR40] %s', (text, address) => {
  const checked = checkUrl(text);
  expect(checked.ok && checked.value.address).toBe(address);
});
