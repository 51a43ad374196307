import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { createOffsetPlayer, type OffsetPlayer } from './offset-player.ts';
import type { Player, PlayerEvent } from './player.ts';

const lengthSec = 100;

/** A film of a hundred seconds that does at once, and exactly, what it is told. */
class ExactPlayer implements Player {
  readonly abilities = { canNudge: true, canHush: true };
  readonly seeks: number[] = [];
  readonly #runtime: FakeRuntime;
  readonly #listeners = new Set<(event: PlayerEvent) => void>();
  #from = 0;
  #since = 0;
  #rate = 1;
  paused = true;

  constructor(runtime: FakeRuntime) {
    this.#runtime = runtime;
  }
  get place(): number {
    const moved = this.paused ? 0 : (this.#rate * (this.#runtime.now() - this.#since)) / 1000;
    return Math.min(lengthSec, this.#from + moved);
  }
  #set(place: number): void {
    this.#from = place;
    this.#since = this.#runtime.now();
  }
  read = () => ({
    position: mediaSec(this.place),
    paused: this.paused,
    seeking: false,
    ready: this.place < lengthSec,
    ended: this.place >= lengthSec,
    duration: mediaSec(lengthSec),
  });
  bufferedAhead = (from: number): number => Math.max(0, Math.min(lengthSec, from + 10) - from);
  play(): void {
    this.#set(this.place);
    this.paused = false;
  }
  pause(): void {
    this.#set(this.place);
    this.paused = true;
  }
  seek(to: number): void {
    this.seeks.push(to);
    this.#set(Math.min(lengthSec, Math.max(0, to)));
  }
  setRate(rate: number): void {
    this.#set(this.place);
    this.#rate = rate;
  }
  hush(): void {}
  listen(listener: (event: PlayerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  tell(event: PlayerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
  /** As an element does when it has come to its end. */
  end(): void {
    this.pause();
    this.tell({ type: 'ended' });
  }
}

interface Trial {
  readonly runtime: FakeRuntime;
  readonly inner: ExactPlayer;
  readonly player: OffsetPlayer;
  readonly heard: PlayerEvent[];
  readonly advance: (ms: number) => void;
}

function trial(offsetSec: number, isOwn = false): Trial {
  const runtime = new FakeRuntime();
  const inner = new ExactPlayer(runtime);
  const player = createOffsetPlayer(inner, { runtime, isOwn });
  const heard: PlayerEvent[] = [];
  player.listen((event) => heard.push(event));
  player.setOffset(offsetSec);
  return { runtime, inner, player, heard, advance: (ms) => runtime.time.advance(ms) };
}

const offset = fc.double({ min: -60, max: 60, noNaN: true }).filter((value) => Math.abs(value) > 0.05);
const place = fc.double({ min: 0, max: 160, noNaN: true });
const step = fc.oneof(
  fc.record({ do: fc.constant('seek' as const), to: place }),
  fc.record({ do: fc.constantFrom('play' as const, 'pause') }),
  fc.record({ do: fc.constant('rate' as const), to: fc.constantFrom(0.5, 1, 1.25, 2) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 20_000 }) }),
);

test('[SR20][SR22] whatever is asked, the playhead in the room’s time is where a film without ends would be', () => {
  fc.assert(
    fc.property(offset, fc.array(step, { maxLength: 30 }), (by, steps) => {
      const { player, inner, advance } = trial(by, true);
      let model = player.read().position as number;
      let moves = false;
      let rate = 1;
      for (const one of steps) {
        switch (one.do) {
          case 'seek':
            player.seek(mediaSec(one.to));
            model = one.to;
            break;
          case 'play':
          case 'pause':
            player[one.do]();
            moves = one.do === 'play';
            break;
          case 'rate':
            player.setRate(one.to, one.to);
            rate = one.to;
            break;
          case 'wait': {
            const endsIn = (lengthSec - inner.place) / rate;
            const ends = !inner.paused && endsIn * 1000 <= one.ms;
            if (ends) {
              advance(endsIn * 1000);
              inner.end();
              advance(one.ms - endsIn * 1000);
            } else advance(one.ms);
            if (moves) model += (rate * one.ms) / 1000;
          }
        }
        const { position, paused, ended } = player.read();
        expect(position).toBeCloseTo(model, 3);
        expect(paused).toBe(!moves);
        expect(ended).toBe(false);
        // What is seen is the picture of that place, or the nearest there is.
        expect(inner.place).toBeCloseTo(Math.min(lengthSec, Math.max(0, model + by)), 1);
      }
      player.stop();
    }),
  );
});

test('[SR20] inside the film everything is moved by the offset, both ways', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -20, max: 20, noNaN: true }),
      fc.double({ min: 25, max: 70, noNaN: true }),
      (by, at) => {
        const { player, inner, heard } = trial(by);
        player.seek(mediaSec(at));
        expect(inner.seeks.at(-1)).toBeCloseTo(at + by, 9);
        expect(player.read()).toMatchObject({ paused: true, ready: true });
        expect(player.read().position).toBeCloseTo(at, 9);
        expect(player.read().duration).toBeCloseTo(lengthSec - by, 9);
        expect(player.bufferedAhead(mediaSec(at))).toBeCloseTo(inner.bufferedAhead(at + by), 9);
        inner.tell({ type: 'userSeeked', to: mediaSec(at + by) });
        const told = heard.at(-1);
        expect(told?.type === 'userSeeked' ? told.to : null).toBeCloseTo(at, 9);
      },
    ),
  );
});

test('[SR21] without an offset the room’s own film is left alone', () => {
  const { player, inner, heard, advance } = trial(0);
  player.seek(mediaSec(99.99));
  player.play();
  expect(inner.seeks).toEqual([99.99]);
  advance(10);
  inner.end();
  expect(heard).toEqual([{ type: 'ended' }]);
  expect(player.read()).toEqual(inner.read());
  expect(player.bufferedAhead(mediaSec(120))).toBe(inner.bufferedAhead(120));
});

test('[SR22] before its own beginning the film stands on its first picture, and comes in on time', () => {
  const { player, inner, advance } = trial(-3);
  player.seek(mediaSec(1));
  player.play();
  expect(inner.paused).toBe(true);
  advance(1990);
  expect(inner.paused).toBe(true);
  expect(inner.place).toBe(0);
  expect(player.read().position).toBeCloseTo(2.99, 6);
  advance(20);
  expect(inner.paused).toBe(false);
  expect(player.read().position).toBeCloseTo(3.01, 6);
});

test('[SR22] paused before its beginning it does not come in; at twice the speed it comes in twice as soon', () => {
  const { player, inner, advance } = trial(-3);
  player.seek(mediaSec(0));
  player.play();
  advance(1000);
  player.pause();
  advance(10_000);
  expect(inner.paused).toBe(true);
  expect(player.read().position).toBeCloseTo(1, 6);
  player.play();
  player.setRate(2, 2);
  advance(1010);
  expect(inner.paused).toBe(false);
});

test('[SR23] after its own end the film stands on its last picture, runs dry of nothing, and ends nothing', () => {
  const { player, inner, heard, advance } = trial(5);
  player.seek(mediaSec(94));
  player.play();
  advance(1000);
  inner.end();
  inner.tell({ type: 'waiting' });
  advance(2000);
  expect(heard).toEqual([]);
  expect(player.read()).toMatchObject({ paused: false, ready: true, ended: false });
  expect(player.read().position).toBeCloseTo(97, 6);
  expect(player.bufferedAhead(mediaSec(97))).toBeGreaterThan(10);
  player.seek(mediaSec(50));
  expect(inner.paused).toBe(false);
  expect(inner.place).toBeCloseTo(55, 6);
});

test('[SR24] with another offset the same picture is at another place of the room, and nothing jumps by itself', () => {
  const { player, inner } = trial(2);
  player.seek(mediaSec(40));
  expect(inner.seeks).toEqual([42]);
  player.setOffset(3.5);
  expect(player.read().position).toBeCloseTo(38.5, 9);
  expect(inner.seeks).toEqual([42]);
  player.setOffset(0);
  expect(player.read().position).toBe(42);
});

test('stopped, it rings no more', () => {
  const { player, inner, runtime, advance } = trial(-3);
  player.seek(mediaSec(0));
  player.play();
  player.stop();
  expect(runtime.time.planned).toBe(0);
  advance(5000);
  expect(inner.paused).toBe(true);
});
