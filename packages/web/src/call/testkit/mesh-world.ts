/** MeshWorld: several meshes in one simulated world, over a fake room and fake connections. */
import { createDice, FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import type { PeerState, Sends, TrackKind } from '../call-line.ts';
import { noWish } from '../mesh/codecs.ts';
import { createMesh, type Mesh } from '../mesh/mesh.ts';
import { FakeCallRoom } from './fake-call-room.ts';
import type { FakePeerConnection } from './fake-peer-connection.ts';
import { FakeRtc } from './fake-rtc.ts';
import { fakeTrack } from './fake-track.ts';
import { pump } from './pump.ts';

const silent: Sends = { mic: false, camera: false, screen: false };

export interface MeshWorld {
  readonly runtime: FakeRuntime;
  readonly room: FakeCallRoom;
  readonly rtc: FakeRtc;
  /** How often a newer list was asked for. */
  readonly asked: () => number;
  readonly enter: (connection: string, sends?: Partial<Sends>) => Mesh;
  readonly kill: (connection: string, noticedMs: number) => void;
  readonly run: (ms: number) => Promise<void>;
  /** `at` as the other sees him; null: not at all. */
  readonly stateOf: (of: string, at: string) => PeerState | null;
  /** The open connection at one device with another. */
  readonly connection: (at: string, withOther: string) => FakePeerConnection | null;
  /** The track that `at` gets from `of`; null: none. */
  readonly carried: (at: string, of: string, kind: TrackKind) => string | null;
}

export function createMeshWorld(seed = 1): MeshWorld {
  const time = new VirtualTime();
  const dice = createDice(seed);
  const runtime = new FakeRuntime(time, {}, dice.fork('device'));
  const room = new FakeCallRoom(runtime, dice.fork('room'));
  const rtc = new FakeRtc(runtime);
  let asked = 0;

  const connection = (at: string, withOther: string): FakePeerConnection | null =>
    rtc.of(at).find((one) => rtc.otherEnd(one)?.device === withOther) ?? null;

  return {
    runtime,
    room,
    rtc,
    asked: () => asked,
    enter(me, sends = {}) {
      const mesh = createMesh({
        runtime,
        me,
        connect: rtc.connectOf(me),
        codecs: noWish,
        signal: (to, signal) => room.signal(me, to, signal),
        iceServers: [],
        freshIceServers: async () => {
          asked += 1;
          return [{ urls: `turn:${asked}` }];
        },
      });
      const all = { ...silent, ...sends };
      if (all.mic) mesh.setTrack('mic', fakeTrack('audio'));
      if (all.camera) mesh.setTrack('camera', fakeTrack('video'));
      room.enter(me, { line: mesh, hear: mesh.hear }, all);
      return mesh;
    },
    kill(me, noticedMs) {
      rtc.kill(me);
      room.vanish(me, noticedMs);
      // Its timers run on here, and nothing of what it says or does reaches anybody.
    },
    run: async (ms) => pump(time, ms),
    stateOf: (of, at) =>
      room
        .lineOf(at)
        ?.peers()
        .find((peer) => peer.connection === of)?.state ?? null,
    connection,
    carried(at, of, kind) {
      const here = connection(at, of);
      const there = here === null ? null : rtc.otherEnd(here);
      const place = ['mic', 'camera', 'screen', 'screenSound'].indexOf(kind);
      return there?.transceivers[place]?.sender.track?.id ?? null;
    },
  };
}
