import { expect, test } from 'vitest';
import { rangesIn } from './byte-ranges.ts';
import { answerFor, type FilmAsked } from './film-answer.ts';

const now = 1_700_000_000_000;
const changedAt = (agoMs: number): bigint => BigInt(now - agoMs) * 1_000_000n + 1n;
const file = { bytes: 1000, changedNs: changedAt(60_000), type: 'video/mp4' };
const answer = (headers: FilmAsked['headers'], of = file) =>
  answerFor({ method: 'GET', headers }, of, now, 'mark');

test('[TR5] a file that has just been changed has a weak tag, and no part of it is taken for a part of what was', () => {
  const fresh = { ...file, changedNs: changedAt(1000) };
  const { etag = '' } = answer({}, fresh).headers;
  expect(etag).toMatch(/^W\//);
  expect(answer({ range: 'bytes=0-1', 'if-range': etag }, fresh).status).toBe(200);
  expect(answer({ range: 'bytes=0-1', 'if-range': etag.slice(2) }, fresh).status).toBe(200);
  const date = answer({}, fresh).headers['last-modified'] ?? '';
  expect(answer({ range: 'bytes=0-1', 'if-range': date }, fresh).status).toBe(200);
});

test('[TR5] a nanosecond, or a byte, makes another tag', () => {
  const tag = answer({}).headers['etag'];
  expect(answer({}, { ...file, changedNs: file.changedNs + 1n }).headers['etag']).not.toBe(tag);
  expect(answer({}, { ...file, bytes: 1001 }).headers['etag']).not.toBe(tag);
});

test('[TR3] eleven parts are too many, ten are not', () => {
  const parts = (count: number): string =>
    `bytes=${Array.from({ length: count }, (_, i) => `${i * 10}-${i * 10 + 1}`).join(',')}`;
  expect(answer({ range: parts(10) }).parts.length).toBe(10);
  expect(answer({ range: parts(11) }).status).toBe(200);
});

test.each([
  ['bytes=0-4, 3-9', [{ from: 0, to: 9 }]],
  ['bytes=20-29,0-9,10-19', [{ from: 0, to: 29 }]],
  [
    'bytes=50-59,0-9',
    [
      { from: 50, to: 59 },
      { from: 0, to: 9 },
    ],
  ],
  ['BYTES = 5-', [{ from: 5, to: 99 }]],
  ['bytes=-500', [{ from: 0, to: 99 }]],
  ['bytes=100-,200-', []],
  ['bytes=1-2,x', null],
  ['bytes=-', null],
  ['bytes=9999999999999999-', null],
])('[TR2] %s', (header, spans) => {
  expect(rangesIn(header, 100)).toEqual(spans);
});
