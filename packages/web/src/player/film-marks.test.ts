import { expect, test } from 'vitest';
import type { FilmMarks } from '@lockstep/core';
import { FakeRuntime } from '@lockstep/core/testkit';
import type { RoomSession } from '../room/room-session.ts';
import { createFilmMarks } from './film-marks.ts';
import { createOwnCopies } from './own-copies.ts';

const hash = 'a'.repeat(64);

function trial() {
  const runtime = new FakeRuntime();
  const told: FilmMarks[] = [];
  const participant = { markFilm: (marks: FilmMarks) => void told.push(marks) };
  const copies = createOwnCopies({ kept: null, keep: () => {} });
  const marks = createFilmMarks({ participant, runtime } as unknown as RoomSession, copies);
  return { runtime, told, copies, marks, stop: marks.start() };
}

test('[SR20] a film opens with the offset that was set for its item, and with what is known of it', () => {
  const { copies, marks, told } = trial();
  copies.setOffset('i1', 2);
  expect(marks.open('i1', 'blob:1')).toEqual({ hash: null, offsetSec: 2 });
  marks.know('blob:1', hash);
  expect(told).toEqual([{ hash, offsetSec: 2 }]);
  // Opened again, after a failure say.
  expect(marks.open('i1', 'blob:1')).toEqual({ hash, offsetSec: 2 });
  expect(marks.open('i2', 'blob:2')).toEqual({ hash: null, offsetSec: 0 });
});

test('[SR24] many steps of the offset in a row move the film once, and those of another item do not', () => {
  const { copies, marks, told, runtime } = trial();
  marks.open('i1', 'blob:1');
  for (let tenths = 1; tenths <= 20; tenths++) copies.setOffset('i1', tenths / 10);
  copies.setOffset('i2', 5);
  runtime.advance(1000);
  expect(told).toEqual([{ hash: null, offsetSec: 2 }]);
});

test('stopped, it tells nothing any more', () => {
  const { copies, marks, told, runtime, stop } = trial();
  marks.open('i1', 'blob:1');
  copies.setOffset('i1', 1);
  stop();
  copies.setOffset('i1', 2);
  runtime.advance(1000);
  expect(told).toEqual([]);
});
