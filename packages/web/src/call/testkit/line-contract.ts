/** LineContract: what every way of a call does, whatever it is made of. [CA60] */
import { describe, expect, test } from 'vitest';
import type { CallLine, Sends, TrackKind } from '../call-line.ts';
import { fakeTrack } from './fake-track.ts';

/** A world in which several people have lines of one kind. */
export interface LineWorld {
  readonly enter: (connection: string, sends?: Partial<Sends>) => CallLine;
  readonly leave: (connection: string) => void;
  /** The page is gone without a word; the room notices after `ms`. */
  readonly kill: (connection: string, ms: number) => void;
  readonly run: (ms: number) => Promise<void>;
  /** The track that reaches `at` from `of`; null: none. */
  readonly carried: (at: string, of: string, kind: TrackKind) => string | null;
  /** What is still planned, or open, after everybody has left. */
  readonly leftOver: () => number;
}

const seen = (line: CallLine): readonly string[] =>
  line
    .peers()
    .map(({ connection, state }) => `${connection} ${state}`)
    .toSorted((a, b) => (a < b ? -1 : 1));

export function describeCallLine(name: string, createWorld: () => LineWorld): void {
  describe(name, () => {
    test('[CA60] everybody reaches everybody', async () => {
      const world = createWorld();
      const lines = ['a', 'b', 'c', 'd'].map((one) => world.enter(one));
      await world.run(4000);
      expect(lines.map(seen)).toEqual([
        ['b live', 'c live', 'd live'],
        ['a live', 'c live', 'd live'],
        ['a live', 'b live', 'd live'],
        ['a live', 'b live', 'c live'],
      ]);
    });

    test('[CA60] whoever is alone sees nobody, and who comes later is told of', async () => {
      const world = createWorld();
      const a = world.enter('a');
      await world.run(2000);
      expect(a.peers()).toEqual([]);
      let told = 0;
      a.onChange(() => {
        told += 1;
      });
      world.enter('b');
      await world.run(4000);
      expect(told).toBeGreaterThan(0);
      expect(seen(a)).toEqual(['b live']);
    });

    test('[CA60] each kind of track reaches the others as itself, also one that comes late, and no more once it is taken back', async () => {
      const world = createWorld();
      const a = world.enter('a');
      const b = world.enter('b');
      const mic = fakeTrack('audio');
      a.setTrack('mic', mic);
      await world.run(4000);
      const screen = fakeTrack('video');
      const screenSound = fakeTrack('audio');
      a.setTrack('screen', screen);
      a.setTrack('screenSound', screenSound);
      await world.run(1000);
      const kinds = ['mic', 'camera', 'screen', 'screenSound'] as const;
      expect(kinds.map((kind) => world.carried('b', 'a', kind))).toEqual([
        mic.id,
        null,
        screen.id,
        screenSound.id,
      ]);
      const { tracks } = b.peers()[0] ?? {};
      expect([tracks?.mic?.kind, tracks?.screen?.kind, tracks?.screenSound?.kind]).toEqual([
        'audio',
        'video',
        'audio',
      ]);
      a.setTrack('screen', null);
      await world.run(1000);
      expect(kinds.map((kind) => world.carried('b', 'a', kind))).toEqual([
        mic.id,
        null,
        null,
        screenSound.id,
      ]);
    });

    test('[CA60] a track can be another one, and changes in quick succession end with the last', async () => {
      const world = createWorld();
      const a = world.enter('a');
      world.enter('b');
      await world.run(4000);
      const cameras = [fakeTrack('video'), fakeTrack('video'), fakeTrack('video')];
      for (const camera of cameras) a.setTrack('camera', camera);
      await world.run(1000);
      expect(world.carried('b', 'a', 'camera')).toBe(cameras[2]?.id);
      a.setTrack('camera', null);
      a.setTrack('camera', cameras[0] ?? null);
      await world.run(1000);
      expect(world.carried('b', 'a', 'camera')).toBe(cameras[0]?.id);
    });

    test('[CA60] who comes late gets what is sent already', async () => {
      const world = createWorld();
      const a = world.enter('a');
      const mic = fakeTrack('audio');
      a.setTrack('mic', mic);
      await world.run(2000);
      world.enter('b');
      await world.run(4000);
      expect(world.carried('b', 'a', 'mic')).toBe(mic.id);
    });

    test('[CA60] who left, and who was killed, is seen no more, and can come again', async () => {
      const world = createWorld();
      const a = world.enter('a');
      world.enter('b');
      world.enter('c');
      await world.run(4000);
      world.leave('b');
      world.kill('c', 3000);
      await world.run(12_000);
      expect(seen(a)).toEqual([]);
      world.enter('b');
      await world.run(6000);
      expect(seen(a)).toEqual(['b live']);
    });

    test('[CA60] the same value is told until something changes; nobody is as loud as silence', async () => {
      const world = createWorld();
      const a = world.enter('a');
      world.enter('b');
      await world.run(8000);
      const before = a.peers();
      await world.run(20);
      expect(a.peers()).toBe(before);
      expect([a.level('b'), a.level('nobody')]).toEqual([0, 0]);
    });

    test('[CA60] closing lets go of everything, and may be done twice', async () => {
      const world = createWorld();
      const lines = [world.enter('a', { mic: true }), world.enter('b', { camera: true })];
      await world.run(4000);
      world.leave('a');
      world.leave('b');
      for (const line of lines) line.close();
      await world.run(5000);
      expect(world.leftOver()).toBe(0);
    });
  });
}
