import { localMs } from '@lockstep/core';
import { expect, test } from 'vitest';
import { TokenBucket, TokenBuckets } from './rate-limit.ts';

test('[PR10] so many at once, then so many a second', () => {
  const bucket = new TokenBucket(10, 3, localMs(0));
  expect([0, 0, 0].map((at) => bucket.take(localMs(at)))).toEqual([0, 0, 0]);
  expect(bucket.take(localMs(0))).toBe(100);
  expect(bucket.take(localMs(50))).toBe(50);
  expect(bucket.take(localMs(100))).toBe(0);
  expect(bucket.take(localMs(100_000))).toBe(0);
  expect(bucket.isFull(localMs(100_000))).toBe(false);
  expect(bucket.isFull(localMs(100_100))).toBe(true);
});

test('[PR10] a clock that steps back takes nothing away', () => {
  const bucket = new TokenBucket(10, 2, localMs(1000));
  bucket.take(localMs(1000));
  expect(bucket.take(localMs(0))).toBe(0);
});

test('[PR10] each key has a bucket of its own, and full ones are forgotten', () => {
  const buckets = new TokenBuckets(1, 1);
  expect(buckets.take('a', localMs(0))).toBe(0);
  expect(buckets.take('a', localMs(0))).toBe(1000);
  expect(buckets.take('b', localMs(0))).toBe(0);
  for (let i = 0; i < 10_000; i++) buckets.take(`k${i}`, localMs(0));
  expect(buckets.take('new', localMs(5000))).toBe(0);
  expect(buckets.size).toBe(1);
});
