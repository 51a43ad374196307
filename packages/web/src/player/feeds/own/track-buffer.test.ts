import { expect, test } from 'vitest';
import type { Piece } from './film-reader.ts';
import { createTrackBuffer } from './track-buffer.ts';

/** Each piece is a second of film; its place stands in its only number. */
const piece = (second: number): Piece => ({
  type: 'piece',
  bytes: new Uint32Array([second]).buffer,
});

/** As much of a SourceBuffer as is used: it holds whole seconds, and has room for so many. */
class FakeBuffer extends EventTarget {
  seconds: number[] = [];
  types: string[] = [];
  updating = false;
  readonly most: number;
  constructor(most: number) {
    super();
    this.most = most;
  }
  get buffered() {
    const ranges: [number, number][] = [];
    for (const second of this.seconds.toSorted((a, b) => a - b)) {
      const last = ranges.at(-1);
      if (last !== undefined && last[1] === second) last[1] += 1;
      else ranges.push([second, second + 1]);
    }
    return {
      length: ranges.length,
      start: (index: number) => ranges[index]![0],
      end: (index: number) => ranges[index]![1],
    };
  }
  appendBuffer(bytes: ArrayBuffer) {
    if (this.seconds.length >= this.most) throw new DOMException('full', 'QuotaExceededError');
    this.update(() => this.seconds.push(new Uint32Array(bytes)[0]!));
  }
  remove(from: number, to: number) {
    this.update(() => {
      this.seconds = this.seconds.filter((second) => second < from || second >= to);
    });
  }
  abort() {}
  changeType(type: string) {
    this.types.push(type);
  }
  private update(change: () => void) {
    this.updating = true;
    queueMicrotask(() => {
      change();
      this.updating = false;
      this.dispatchEvent(new Event('updateend'));
    });
  }
}

const LENGTH = 100;

function evening(most = 1000) {
  const buffer = new FakeBuffer(most);
  const deeds: string[] = [];
  let position = 0;
  let opened = 0;
  const opens = (name: string) => (fromSec: number) => {
    const id = `${name}${(opened += 1)}`;
    let next = Math.floor(fromSec);
    let stopped = false;
    deeds.push(`${id} from ${fromSec}`);
    return {
      next: (): Promise<Piece> =>
        Promise.resolve(stopped || next >= LENGTH ? { type: 'end' } : piece(next++)),
      stop() {
        stopped = true;
        deeds.push(`${id} stopped`);
      },
    };
  };
  const track = createTrackBuffer({
    source: { duration: LENGTH, readyState: 'open' } as MediaSource,
    buffer: buffer as unknown as SourceBuffer,
    open: opens('pump '),
    position: () => position,
    onDone: () => undefined,
    onBroken: () => deeds.push('broken'),
  });
  const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
  return {
    buffer,
    deeds,
    track,
    opens,
    rest,
    held: () => [Math.min(...buffer.seconds), Math.max(...buffer.seconds) + 1],
    moveTo: async (sec: number) => {
      position = sec;
      track.look();
      await rest();
    },
  };
}

test('[RX4] what is ahead is fetched, and what is long behind is let go', async () => {
  const { held, rest, moveTo, deeds } = evening();
  await rest();
  expect(held()).toEqual([0, 30]);
  await moveTo(20);
  expect(held()).toEqual([0, 50]);
  await moveTo(45);
  expect(held()).toEqual([25, 75]);
  expect(deeds).toEqual(['pump 1 from 0']);
});

test('[RX6] a jump elsewhere ends one pump, empties the buffer, and begins another', async () => {
  const { held, rest, moveTo, deeds, track } = evening();
  await rest();
  await moveTo(80);
  expect(deeds).toEqual(['pump 1 from 0', 'pump 1 stopped', 'pump 2 from 80']);
  expect(held()).toEqual([80, LENGTH]);
  expect(track.over()).toBe(true);
  await moveTo(10);
  expect(held()).toEqual([10, 40]);
  expect(track.over()).toBe(false);
});

test('[RX5] without room for all of it less is held, and nothing is lost', async () => {
  const { held, rest, moveTo, buffer, deeds } = evening(20);
  await rest();
  for (let at = 0; at <= 60; at += 2) {
    await moveTo(at);
    const [from, to] = held();
    expect(from).toBeLessThanOrEqual(at);
    expect(to).toBeGreaterThan(at);
    expect(buffer.buffered.length).toBe(1);
  }
  expect(deeds).toEqual(['pump 1 from 0']);
});

test('[RX11] another sound follows what is held until it begins', async () => {
  const { held, rest, buffer, track, opens, deeds } = evening();
  await rest();
  track.change('audio/mp4; codecs="opus"', opens('other '), 5);
  await rest();
  expect(buffer.types).toEqual(['audio/mp4; codecs="opus"']);
  expect(deeds).toEqual(['pump 1 from 0', 'pump 1 stopped', 'other 2 from 5']);
  expect(held()).toEqual([0, 30]);
  expect(buffer.buffered.length).toBe(1);
});

/** At 10 s the sound is changed from 11 s on; then the film is at `to`. */
async function changedThenAt(to: number) {
  const one = evening();
  await one.rest();
  await one.moveTo(10);
  one.track.change('audio/mp4; codecs="opus"', one.opens('other '), 11);
  await one.rest();
  await one.moveTo(to);
  await one.rest();
  return one;
}

test('[RX12] who jumps back behind a change does not hear what was there before', async () => {
  const { held, deeds } = await changedThenAt(8);
  expect(deeds.filter((deed) => deed.includes(' from '))).toEqual([
    'pump 1 from 0',
    'other 2 from 11',
    'other 3 from 8',
  ]);
  expect(held()).toEqual([8, 38]);
});

test('[RX12] what was there before a change goes once it has been passed', async () => {
  const { held } = await changedThenAt(12);
  expect(held()[0]).toBe(11);
});

test('a stopped one does nothing more', async () => {
  const { rest, moveTo, track, deeds, buffer } = evening();
  await rest();
  track.stop();
  const { length } = buffer.seconds;
  await moveTo(90);
  expect(buffer.seconds).toHaveLength(length);
  expect(deeds).toEqual(['pump 1 from 0', 'pump 1 stopped']);
});
