import { describe, expect, test } from 'vitest';
import { filmFromText, itemFor, titleOfLink } from './film-choice.ts';

describe('filmFromText', () => {
  test('takes addresses and paths of this server', () => {
    expect(filmFromText(' https://a.example/x.mp4?k=1&b=%20 ')).toEqual({
      ok: true,
      value: { kind: 'link', url: 'https://a.example/x.mp4?k=1&b=%20' },
    });
    expect(filmFromText('/media/demo.mp4')).toEqual({
      ok: true,
      value: { kind: 'link', url: '/media/demo.mp4' },
    });
    expect(filmFromText('www.a.example/电影.mp4')).toMatchObject({ ok: true });
    expect(filmFromText('a.example:8080/x.mp4')).toMatchObject({ ok: true });
    expect(filmFromText('http://[::1]:8787/x.mp4')).toMatchObject({ ok: true });
    expect(filmFromText('http://localhost:8787/x.mp4')).toMatchObject({ ok: true });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['good evening', 'notAnAddress'],
    ['film', 'notAnAddress'],
    ['//a.example/x.mp4', 'notAnAddress'],
    ['javascript:alert(1)', 'notHttp'],
    ['file:///home/ann/x.mp4', 'notHttp'],
  ])('refuses %j: %s', (text, error) => {
    expect(filmFromText(text)).toEqual({ ok: false, error });
  });
});

test('an own file tells its name and size only', () => {
  const file = new File(['12345'], 'My.Film.1080p.mkv');
  expect(itemFor({ kind: 'file', file }, 'i1')).toEqual({
    id: 'i1',
    title: 'My.Film.1080p',
    duration: null,
    sources: [{ kind: 'file', name: 'My.Film.1080p.mkv', size: 5 }],
  });
});

test.each([
  ['https://a.example/films/My%20film.mp4?x=1#t=5', 'My film'],
  ['https://a.example/100%.mp4', '100%'],
  ['https://a.example/', 'a.example'],
  ['/media/demo.mp4', 'demo'],
])('title of %s is %s', (url, title) => {
  expect(titleOfLink(url)).toBe(title);
});
