import { expect, test } from 'vitest';
import { askedFor, planFor, type Part } from './keep-plan.ts';

const answer = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  header: (name: string) => headers[name] ?? null,
});
const none: Part = { bytes: 0, mark: null, total: null };
const half: Part = { bytes: 500, mark: '"a"', total: 1000 };

test('[TR32] a part is asked for only if it can be told to be of the same film', () => {
  expect(askedFor(none)).toEqual({});
  expect(askedFor({ ...half, mark: null })).toEqual({});
  expect(askedFor(half)).toEqual({ range: 'bytes=500-' });
});

test.each([
  [
    'the whole',
    none,
    answer(200, { 'content-length': '1000', etag: '"a"' }),
    { do: 'write', from: 0, total: 1000, mark: '"a"' },
  ],
  [
    'the rest',
    half,
    answer(206, { 'content-range': 'bytes 500-999/1000', etag: '"a"' }),
    { do: 'write', from: 500, total: 1000, mark: '"a"' },
  ],
  [
    'a rest whose place is not told',
    half,
    answer(206, { 'content-length': '500', etag: '"a"' }),
    { do: 'write', from: 500, total: 1000, mark: '"a"' },
  ],
  ['a rest of another length', half, answer(206, { 'content-length': '400', etag: '"a"' }), { do: 'anew' }],
  [
    'the rest of another film',
    half,
    answer(206, { 'content-range': 'bytes 500-999/1000', etag: '"b"' }),
    { do: 'anew' },
  ],
  [
    'another film by now',
    half,
    answer(200, { 'content-length': '900', etag: '"b"' }),
    { do: 'write', from: 0, total: 900, mark: '"b"' },
  ],
  ['a part that was not asked for', half, answer(206, { 'content-range': 'bytes 0-9/1000' }), { do: 'anew' }],
  [
    'nothing more',
    { ...half, bytes: 1000 },
    answer(416, { 'content-range': 'bytes */1000' }),
    { do: 'nothing' },
  ],
  ['a shorter film', half, answer(416, { 'content-range': 'bytes */100' }), { do: 'anew' }],
  [
    'a weak tag',
    none,
    answer(200, { etag: 'W/"a"', 'last-modified': 'x' }),
    { do: 'write', from: 0, total: null, mark: null },
  ],
  ['a time', none, answer(200, { 'last-modified': 'x' }), { do: 'write', from: 0, total: null, mark: 'x' }],
  [
    'packed',
    none,
    answer(200, { 'content-length': '7', 'content-encoding': 'gzip' }),
    { do: 'write', from: 0, total: null, mark: null },
  ],
  [
    'a page',
    none,
    answer(200, { 'content-type': 'text/html; charset=utf-8' }),
    { do: 'fail', why: 'noFilm' },
  ],
  ['gone', half, answer(404), { do: 'fail', why: 'gone' }],
  ['a server in trouble', half, answer(503), { do: 'fail', why: 'network' }],
] as const)('[TR32] %s', (_, part, given, plan) => {
  expect(planFor(part, given)).toEqual(plan);
});
