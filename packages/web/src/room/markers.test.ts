import { mediaSec } from '@lockstep/core';
import { expect, test } from 'vitest';
import { barMarkers, markerBeside, markerNear } from './markers.ts';

const marker = (id: string, seconds: number, item = 'i1') => ({
  id,
  item,
  position: mediaSec(seconds),
  label: id,
  addedBy: 'a',
});

test('[ST6] each half hour strictly inside the film, as in 30 min, 1 h, 1.5 h, 2 h, 2.5 h of one of three hours', () => {
  const at = (duration: number | null) =>
    barMarkers({ markers: [], current: 'i1' }, duration).map((one) => one.at);
  expect(at(3 * 3600)).toEqual([1800, 3600, 5400, 7200, 9000]);
  expect(at(1800)).toEqual([]);
  expect(at(1801)).toEqual([1800]);
  expect(at(30)).toEqual([]);
  expect(at(null)).toEqual([]);
});

test("[ST6] the room's own for this film, in order, and no automatic one on top of them", () => {
  const markers = [
    marker('late', 3000),
    marker('half', 1800.4),
    marker('other', 5, 'i2'),
    marker('out', 9000),
  ];
  expect(barMarkers({ markers, current: 'i1' }, 4000)).toEqual([
    { id: 'half', at: 1800.4, label: 'half' },
    { id: 'late', at: 3000, label: 'late' },
    { id: null, at: 3600, label: '' },
  ]);
});

test('[ST5] a place near a marker is the marker; of two the nearer', () => {
  const markers = barMarkers({ markers: [marker('a', 10), marker('b', 14)], current: 'i1' }, 100);
  expect(markerNear(markers, 11, 2)?.id).toBe('a');
  expect(markerNear(markers, 12.5, 2)?.id).toBe('b');
  expect(markerNear(markers, 50, 2)).toBeNull();
});

test('the markers before and after a place; twice back goes further back', () => {
  const markers = barMarkers({ markers: [marker('a', 10), marker('b', 40)], current: 'i1' }, 100);
  expect(markerBeside(markers, 20, 1)?.id).toBe('b');
  expect(markerBeside(markers, 20, -1)?.id).toBe('a');
  expect(markerBeside(markers, 41, -1)?.id).toBe('a');
  expect(markerBeside(markers, 43, -1)?.id).toBe('b');
  expect(markerBeside(markers, 40, 1)).toBeNull();
  expect(markerBeside(markers, 5, -1)).toBeNull();
});
