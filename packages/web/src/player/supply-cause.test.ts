import { emptyRoom, type Presence, type Trouble } from '@lockstep/core';
import { expect, test } from 'vitest';
import { watching } from '../room/testkit/watching.ts';
import { supplyCause } from './supply-cause.ts';

const row = (connection: string, trouble: Trouble | null, name: string | null = null): Presence =>
  watching(connection, {
    ...(trouble === null ? {} : { trouble }),
    film: { item: 'film', name, size: null, duration: null },
  });
const view = (...roster: readonly Presence[]) => ({
  room: { ...emptyRoom, current: 'film' },
  roster: [row('me', { cause: 'line', inSec: 3 }), ...roster],
  myConnection: 'me',
});
const short = { cause: 'line', inSec: 9 } as const;

test('[TR24] what the server says of its disk holds', () => {
  expect(supplyCause('server', view())).toBe('server');
});

test('[TR24] alone it is the line, and with half of the others it is the server', () => {
  expect(supplyCause('line', view())).toBe('line');
  expect(supplyCause(null, view(row('ben', null), row('eve', null)))).toBe('line');
  expect(supplyCause(null, view(row('ben', short)))).toBe('line');
  expect(supplyCause(null, view(row('ben', short), row('eve', short), row('dan', null)))).toBe('server');
  expect(supplyCause(null, view(row('ben', short), row('eve', null), row('dan', null)))).toBe('line');
});

test('[TR24] copies of their own, and slow devices, do not count', () => {
  expect(supplyCause(null, view(row('ben', short), row('eve', short), row('dan', null, 'a.mp4')))).toBe(
    'server',
  );
  expect(supplyCause(null, view(row('ben', { cause: 'device', inSec: null })))).toBe('line');
});
