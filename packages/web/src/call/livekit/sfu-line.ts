/** SfuLine: a call over a server that passes everything on: the same port as the mesh. [CA60] */
import type { Runtime } from '@lockstep/core';
import {
  trackKinds,
  type CallLine,
  type CallPeer,
  type ExpectedPeer,
  type PeerState,
  type TrackKind,
} from '../call-line.ts';
import { createVoiceLevel } from '../sound/voice-level.ts';
import type { Sfu, SfuPeer } from './sfu.ts';

interface Expected {
  readonly peer: ExpectedPeer;
  readonly since: number;
  wasThere: boolean;
  readonly level: ReturnType<typeof createVoiceLevel>;
}

/** Who is named by the room and not by the server for so long cannot be reached. */
const patienceMs = 20_000;
/** As many as a mesh carries; with more, pictures are small. */
const mostLarge = 6;

export function createSfuLine(runtime: Runtime, sfu: Sfu): CallLine {
  let expected = new Map<string, Expected>();
  const listeners = new Set<() => void>();
  const wanted: Record<TrackKind, MediaStreamTrack | null> = {
    mic: null,
    camera: null,
    screen: null,
    screenSound: null,
  };
  const sent: Record<TrackKind, MediaStreamTrack | null> = { ...wanted };
  /** Each kind is published and taken back one after the other. */
  const busy = new Set<TrackKind>();
  let told: readonly CallPeer[] | null = null;
  let closed = false;

  const changed = (): void => {
    told = null;
    for (const listener of listeners) listener();
  };
  const exchange = async (kind: TrackKind): Promise<void> => {
    while (!closed && sent[kind] !== wanted[kind]) {
      const [before, next] = [sent[kind], wanted[kind]];
      sent[kind] = next;
      if (before !== null) await sfu.unpublish(before);
      if (next !== null && wanted[kind] === next) await sfu.publish(kind, next);
    }
  };
  const give = (kind: TrackKind): void => {
    if (busy.has(kind)) return;
    busy.add(kind);
    exchange(kind)
      .catch((error: unknown) => {
        // The next change tries again.
        sent[kind] = null;
        runtime.log('warn', 'call.publish', { kind, error: String(error) });
      })
      .finally(() => busy.delete(kind));
  };
  const stateOf = (found: SfuPeer | undefined, { wasThere, since }: Expected): PeerState => {
    if (found !== undefined) return sfu.state();
    if (runtime.now() - since > patienceMs) return 'failed';
    return wasThere ? 'reconnecting' : 'connecting';
  };
  const found = (): Map<string, SfuPeer> => new Map(sfu.peers().map((peer) => [peer.connection, peer]));

  const stopListening = sfu.onChange(() => {
    for (const { connection } of sfu.peers()) {
      const one = expected.get(connection);
      if (one !== undefined) one.wasThere = true;
    }
    changed();
  });
  const stopWaiting = runtime.every(patienceMs / 4, changed);

  return {
    peers() {
      if (told !== null) return told;
      const there = found();
      told = [...expected].map(([connection, one]) => {
        const peer = there.get(connection);
        return {
          connection,
          state: stateOf(peer, one),
          quality: peer?.quality ?? null,
          tracks: peer?.tracks ?? {},
        };
      });
      return told;
    },
    setTrack(kind, track) {
      wanted[kind] = track;
      give(kind);
    },
    setPeers(peers) {
      if (closed) return;
      const there = found();
      expected = new Map(
        peers.map((peer) => {
          const { since, wasThere, level } = expected.get(peer.connection) ?? {
            since: runtime.now(),
            wasThere: there.has(peer.connection),
            level: createVoiceLevel(),
          };
          return [peer.connection, { peer, since, wasThere, level }];
        }),
      );
      sfu.setSmall(peers.length >= mostLarge);
      changed();
    },
    level(connection) {
      const peer = sfu.peers().find((one) => one.connection === connection);
      const one = expected.get(connection);
      if (peer === undefined || one === undefined) return 0;
      return peer.voice === null ? peer.level : one.level(peer.voice, runtime.now());
    },
    // It looks after its own line.
    refresh: () => undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      if (closed) return;
      closed = true;
      stopListening();
      stopWaiting();
      listeners.clear();
      for (const kind of trackKinds) wanted[kind] = null;
      sfu.close();
    },
  };
}
