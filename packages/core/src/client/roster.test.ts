import { expect, test } from 'vitest';
import type { Presence } from '../protocol/report.ts';
import { updateRoster } from './roster.ts';

const row = (connection: string, link: Presence['link'] = 'up'): Presence => ({
  connection,
  member: `m-${connection}`,
  device: 'computer',
  link,
  telemetry: null,
});

test('rows replace their own, new ones come last, those gone go', () => {
  const roster = updateRoster(
    [row('a'), row('b'), row('c')],
    {
      type: 'digest',
      rows: [row('d'), row('b', 'down')],
      gone: ['a', 'unknown'],
    },
    'c',
  );
  expect(roster).toEqual([row('b', 'down'), row('c'), row('d')]);
});

test('[PR35] one’s own row stays, though nobody else is told of it', () => {
  const digest = { type: 'digest', rows: [], gone: ['a', 'b'] } as const;
  expect(updateRoster([row('a'), row('b')], digest, 'b')).toEqual([row('b')]);
});
