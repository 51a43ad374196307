import { expect, test } from 'vitest';
import { emptyRoom, mediaSec, type Presence, type RoomState } from '@lockstep/core';
import { copyStep, noCopies } from './copy-watch.ts';

const room: RoomState = {
  ...emptyRoom,
  current: 'film',
  queue: [
    {
      id: 'film',
      title: 'Film',
      duration: mediaSec(100),
      sources: [{ kind: 'link', url: '/media/a.mp4' }],
      fingerprint: { size: 9, hash: 'a'.repeat(64), name: 'a' },
      addedBy: 'ann',
    },
  ],
};
const row = (connection: string, film: Partial<NonNullable<Presence['telemetry']>['film']>): Presence => ({
  connection,
  member: connection,
  device: 'computer',
  link: 'up',
  telemetry: {
    film: { item: 'film', name: null, size: null, duration: mediaSec(100), ...film },
  } as NonNullable<Presence['telemetry']>,
});
const view = (...roster: readonly Presence[]) => ({ room, roster, myConnection: 'ann' });

test('[SR6] another cut is told once, to the one who has it and to the others alike', () => {
  const first = copyStep(noCopies, view(row('ann', { duration: mediaSec(125), own: true }), row('ben', {})));
  expect(first.news).toEqual([{ member: 'ann', here: true, match: { match: 'otherLength', bySec: 25 } }]);
  const ben = copyStep(
    first.memory,
    view(
      row('ann', { duration: mediaSec(125), own: true }),
      row('ben', { duration: mediaSec(90), own: true }),
    ),
  );
  expect(ben.news).toEqual([{ member: 'ben', here: false, match: { match: 'otherLength', bySec: -10 } }]);
  expect(
    copyStep(
      ben.memory,
      view(
        row('ann', { duration: mediaSec(125), own: true }),
        row('ben', { duration: mediaSec(90), own: true }),
      ),
    ).news,
  ).toEqual([]);
});

test('[SR6] equal files, other encodings and what cannot be told are no news', () => {
  const { news } = copyStep(
    noCopies,
    view(
      row('ann', { name: 'renamed.mkv', size: 9, hash: 'a'.repeat(64) }),
      row('ben', { name: 'small.mp4', size: 3, hash: 'b'.repeat(64) }),
      row('cleo', { duration: null, own: true }),
      // The room's one link, which another player takes to be longer.
      row('eve', { duration: mediaSec(104) }),
      row('dan', { item: 'another', duration: mediaSec(5) }),
    ),
  );
  expect(news).toEqual([]);
});

test('[SR6] the same copy opened again after another one is told again', () => {
  const other = view(row('ben', { name: 'x.mp4', size: 3, hash: 'b'.repeat(64), duration: null }));
  const first = copyStep(noCopies, other);
  expect(first.news).toEqual([{ member: 'ben', here: false, match: { match: 'otherFile' } }]);
  const back = copyStep(first.memory, view(row('ben', {})));
  expect(copyStep(back.memory, other).news).toHaveLength(1);
});
