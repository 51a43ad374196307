import { expect, test } from 'vitest';
import type { Waiting } from '../room/state.ts';
import { FilmNight } from './film-night.ts';

/** Three at a film with the guard on; how the room waits is as given. */
function evening(waiting: Waiting): { readonly night: FilmNight; readonly acts: () => readonly string[] } {
  const night = new FilmNight({ guests: [{}, {}, {}] });
  const [first] = night.members;
  night.world.at(1000, () => {
    first?.send({ type: 'setSetting', setting: { name: 'guard', on: true } });
    first?.send({ type: 'setWaiting', waiting });
  });
  night.begin(20);
  const acts = (): readonly string[] =>
    night.world.room.log.flatMap(({ event }) =>
      event.type === 'seeked' && event.manner === 'guard' ? [event.of ?? ''] : [],
    );
  return { night, acts };
}

const last = (night: FilmNight) => night.members.at(-1);

test('[RM60] one who runs dry for 9 s in a room that waits for nobody misses nothing', () => {
  const { night, acts } = evening({ policy: 'nobody', limitSec: 8 });
  const slow = last(night);
  const at = slow?.player?.truth() ?? 0;
  slow?.stall(9000);
  night.world.time.advance(9500);
  expect(acts()).toEqual([slow?.id]);
  // The room is near the place where he ran dry, and a moment later everybody is together.
  expect(night.roomAt() - at).toBeLessThan(3);
  night.world.time.advance(5000);
  expect(night.measure(5).percentiles().p95).toBeLessThan(10);
  night.world.time.advance(60_000);
  expect(acts()).toHaveLength(1);
});

test('[RM65] one who is dry for longer than the room waits is gone back for, and waited for there', () => {
  const { night, acts } = evening({ policy: 'everyone', limitSec: 8 });
  const slow = last(night);
  const at = slow?.player?.truth() ?? 0;
  slow?.stall(20_000);
  night.world.time.advance(20_000);
  expect(acts()).toEqual([slow?.id]);
  night.world.time.advance(4000);
  expect(night.roomAt() - at).toBeLessThan(6);
  expect(night.world.room.state.hold).toBeNull();
  expect(night.measure(5).percentiles().p95).toBeLessThan(10);
});

test('[RM63] one whose data never comes again costs the others one step back', () => {
  const { night, acts } = evening({ policy: 'nobody', limitSec: 8 });
  last(night)?.stall(600_000);
  night.world.time.advance(120_000);
  expect(acts()).toHaveLength(1);
});

test('[RM60] a quiet evening stays quiet with the guard on', () => {
  const { night, acts } = evening({ policy: 'everyone', limitSec: 8 });
  night.world.time.advance(600_000);
  expect(acts()).toEqual([]);
  expect(night.measure(5).percentiles().p95).toBeLessThan(10);
});
