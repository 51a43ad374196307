import { expect, test } from 'vitest';
import { createDice } from '../testkit/dice.ts';
import { randomId } from './random-id.ts';

test('ids are 22 letters that cannot be mistaken for each other, and differ', () => {
  const dice = createDice(1);
  const ids = Array.from({ length: 1000 }, () => randomId({ random: () => dice.uniform() }));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[1-9A-HJ-NP-Za-km-z]{22}$/);
});
