import { expect, test } from 'vitest';
import { readLink } from './read-link.ts';

const ORIGIN = 'http://192.168.1.7:8787';
const ROOM = 'AbCdEfGhJkLmNpQrStUvWx';

const read = (text: string) => readLink(text, ORIGIN);

test('a link of this server to a room joins it', () => {
  expect(read(` ${ORIGIN}/r/${ROOM} `)).toEqual({ ok: true, value: { to: 'room', room: ROOM } });
  expect(read(`${ORIGIN}/r/${ROOM}/?u=Ann`)).toEqual({ ok: true, value: { to: 'room', room: ROOM } });
  expect(read(`/r/${ROOM}`)).toEqual({ ok: true, value: { to: 'room', room: ROOM } });
  expect(read(ROOM)).toEqual({ ok: true, value: { to: 'room', room: ROOM } });
});

test('a room of another server is opened there', () => {
  const url = `https://watch.example/r/${ROOM}`;
  expect(read(url)).toEqual({ ok: true, value: { to: 'otherServer', url } });
});

test('below a prefix the same links mean the same', () => {
  const home = 'https://films.example/watch';
  const here = (text: string) => readLink(text, home);
  expect(here(`${home}/r/${ROOM}`)).toEqual({ ok: true, value: { to: 'room', room: ROOM } });
  expect(here(`/r/${ROOM}`)).toEqual({ ok: true, value: { to: 'room', room: ROOM } });
  const beside = `https://films.example/r/${ROOM}`;
  expect(here(beside)).toEqual({ ok: true, value: { to: 'otherServer', url: beside } });
});

test('every other address is a film', () => {
  const url = 'https://films.example/r/night.mp4';
  expect(read(url)).toEqual({ ok: true, value: { to: 'film', film: { kind: 'link', url } } });
});

test('an invitation with words around it is understood', () => {
  expect(read(`Come and watch: ${ORIGIN}/r/${ROOM}. See you!`)).toEqual({
    ok: true,
    value: { to: 'room', room: ROOM },
  });
  expect(read(`一起看吧 ${ORIGIN}/r/${ROOM}。`)).toEqual({ ok: true, value: { to: 'room', room: ROOM } });
});

test('two links are not guessed between', () => {
  expect(read('https://a.example/1.mp4 https://a.example/2.mp4').ok).toBe(false);
});

test('what is no address is refused with its reason', () => {
  expect(read('')).toEqual({ ok: false, error: 'empty' });
  expect(read('night train')).toEqual({ ok: false, error: 'notAnAddress' });
  expect(read('javascript:alert(1)')).toEqual({ ok: false, error: 'notHttp' });
});
