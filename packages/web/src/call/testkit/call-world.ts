/** CallWorld: several people with calls in one simulated room. */
import { ok } from '@lockstep/core';
import { FakeRuntime, VirtualTime } from '@lockstep/core/testkit';
import type { AskAccess } from '../access.ts';
import type { Call } from '../call.ts';
import { createCall } from '../create-call.ts';
import { noWish } from '../mesh/codecs.ts';
import { createMesh } from '../mesh/mesh.ts';
import { createMeter } from '../sound/meter.ts';
import type { Voice } from '../sound/voices.ts';
import { FakeHall } from './fake-hall.ts';
import { FakeMedia } from './fake-media.ts';
import { FakeRtc } from './fake-rtc.ts';
import { pump } from './pump.ts';

export interface Person {
  readonly call: Call;
  readonly media: FakeMedia;
  readonly stop: () => void;
  /** What is heard here. */
  readonly heard: () => readonly Voice[];
  readonly muted: () => boolean;
  /** The film's gain. */
  readonly gain: () => number;
  readonly kept: () => string | null;
  /** How often his own microphone's level has been looked at. */
  readonly levelsRead: () => number;
  /** How loud his microphone is. */
  loudness: number;
}

export interface CallWorld {
  readonly runtime: FakeRuntime;
  readonly hall: FakeHall;
  readonly rtc: FakeRtc;
  readonly enter: (connection: string, member?: string, kept?: string | null) => Person;
  readonly run: (ms: number) => Promise<void>;
  askAccess: AskAccess;
  filmPlays: boolean;
}

/** Nothing is on by itself. */
export const listening = '{"mic":false}';

export function createCallWorld(): CallWorld {
  const time = new VirtualTime();
  const runtime = new FakeRuntime(time);
  const hall = new FakeHall(runtime);
  const rtc = new FakeRtc(runtime);
  const world: CallWorld = {
    runtime,
    hall,
    rtc,
    run: async (ms) => pump(time, ms),
    askAccess: async () => ok({ way: 'mesh', iceServers: [], validSec: 3600 }),
    filmPlays: true,
    enter(connection, member = connection, kept = null) {
      const media = new FakeMedia();
      const room = hall.enter(connection, member);
      let voices: readonly Voice[] = [];
      let muted = false;
      let gain = 1;
      let text = kept;
      let reads = 0;
      const person = { loudness: 0 };
      const call = createCall({
        runtime,
        room,
        askAccess: async () => world.askAccess(),
        openLine: async () =>
          createMesh({
            runtime,
            me: connection,
            connect: rtc.connectOf(connection),
            codecs: noWish,
            signal: room.signal,
            iceServers: [],
            freshIceServers: async () => [],
          }),
        media,
        isSupported: true,
        createVoices: () => ({
          play: (next) => {
            voices = next;
          },
          setMuted: (next) => {
            muted = next;
          },
          setSpeaker: () => undefined,
          gesture: () => undefined,
          stop: () => {
            voices = [];
          },
        }),
        createMeter: () =>
          createMeter(() => ({
            tap: (track) => ({
              read: (into) => {
                reads += 1;
                into.fill(track.enabled ? person.loudness : 0);
              },
              stop: () => undefined,
            }),
            close: () => undefined,
          })),
        watchNetwork: () => () => undefined,
        duckFilm: (next) => {
          gain = next;
        },
        filmPlays: () => world.filmPlays,
        kept,
        keep: (next) => {
          text = next;
        },
      });
      return Object.assign(person, {
        call,
        media,
        stop: call.start(),
        heard: () => voices,
        muted: () => muted,
        gain: () => gain,
        kept: () => text,
        levelsRead: () => reads,
      });
    },
  };
  return world;
}
