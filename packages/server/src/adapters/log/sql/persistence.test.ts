import { expect, test } from 'vitest';
import { createPersistence, isPassing } from './persistence.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

test.each(['08006', '57P01', '57P03', '53300', '40P01', 'ECONNREFUSED', 'ECONNRESET'])(
  '[LG11] %s passes',
  (code) => expect(isPassing(failure(code))).toBe(true),
);

test.each(['23505', '42P01', '28P01', '53100'])('[LG11] %s does not', (code) =>
  expect(isPassing(failure(code))).toBe(false),
);

test('[LG11] what passes is tried again, and told that it was', async () => {
  const tries: boolean[] = [];
  const done = await createPersistence(10_000).run(async (again) => {
    tries.push(again);
    if (tries.length < 3) throw new Error('Connection terminated unexpectedly');
    return 'done';
  });
  expect(done).toBe('done');
  expect(tries).toEqual([false, true, true]);
});

test('[LG11] patience ends, and other errors need none', async () => {
  await expect(createPersistence(-1).run(async () => Promise.reject(failure('57P01')))).rejects.toThrow(
    '57P01',
  );
  let tries = 0;
  const broken = createPersistence(10_000).run(async () => {
    tries++;
    throw failure('23505');
  });
  await expect(broken).rejects.toThrow('23505');
  expect(tries).toBe(1);
});
