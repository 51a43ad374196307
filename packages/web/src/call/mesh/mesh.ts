/** Mesh: a call in which everybody is connected with everybody, found by signals over the room's own line. */
import type { OwnSignal, Runtime, Signal, Stop } from '@lockstep/core';
import { trackKinds, type CallLine, type CallPeer, type ExpectedPeer, type TrackKind } from '../call-line.ts';
import { fitCamera } from './bitrates.ts';
import { createVoiceLevel } from '../sound/voice-level.ts';
import type { OfferedCodecs } from './codecs.ts';
import type { Connect } from './peer-connection.ts';
import { createPeer, type Peer } from './peer.ts';
import { createSession } from './session.ts';
import { createEarlyWords } from './early-words.ts';
import { createPeerWatch, type PeerWatch } from './watch.ts';

export interface MeshOptions {
  readonly runtime: Runtime;
  /** The own connection. */
  readonly me: string;
  readonly connect: Connect;
  readonly codecs: OfferedCodecs;
  /** false: it did not go out. */
  readonly signal: (to: string, signal: OwnSignal) => boolean;
  readonly iceServers: readonly RTCIceServer[];
  /** Asked before another way is looked for; may reject, and the list before is used then. */
  readonly freshIceServers: () => Promise<readonly RTCIceServer[]>;
}

export interface Mesh extends CallLine {
  /** A signal of purpose `call` came. */
  readonly hear: (from: string, signal: Signal) => void;
}

interface Reached {
  readonly peer: Peer;
  readonly watch: PeerWatch;
  readonly level: ReturnType<typeof createVoiceLevel>;
  expected: ExpectedPeer;
  /** The room does not name him any more, though he can be reached; ends that. */
  stopLingering: Stop | null;
}

const lookMs = 1000;
/** Somebody whose own line to the room is cut can still be heard, and comes back. [CA39] */
const lingerMs = 60_000;

export function createMesh(options: MeshOptions): Mesh {
  const { runtime, me, connect, codecs, signal } = options;
  const reached = new Map<string, Reached>();
  const early = createEarlyWords(runtime);
  const listeners = new Set<() => void>();
  const tracks: Record<TrackKind, MediaStreamTrack | null> = {
    mic: null,
    camera: null,
    screen: null,
    screenSound: null,
  };
  let { iceServers } = options;
  let told: readonly CallPeer[] | null = null;
  let closed = false;

  const changed = (): void => {
    told = null;
    for (const [connection, { peer, stopLingering }] of reached) {
      if (stopLingering !== null && !peer.isUp()) letGo(connection);
    }
    if (!closed) for (const listener of listeners) listener();
  };
  const freshIceServers = async (): Promise<readonly RTCIceServer[]> => {
    iceServers = await options.freshIceServers().catch(() => iceServers);
    return iceServers;
  };
  const say = (to: string, session: string, what: OwnSignal['what']): boolean =>
    signal(to, { purpose: 'call', session, what });

  const meet = (expected: ExpectedPeer): void => {
    const { connection } = expected;
    const peer = createPeer({
      runtime,
      calling: me > connection,
      open: (session) =>
        createSession({ ...session, runtime, connect, codecs, iceServers, tracks, peers: reached.size }),
      send: (session, what) => say(connection, session, what),
      freshIceServers,
      onChange: changed,
    });
    reached.set(connection, {
      peer,
      watch: createPeerWatch(peer),
      level: createVoiceLevel(),
      expected,
      stopLingering: null,
    });
    for (const word of early.of(connection)) peer.hear(word);
  };
  const letGo = (connection: string, why: 'left' | 'again' = 'again'): void => {
    const gone = reached.get(connection);
    reached.delete(connection);
    gone?.stopLingering?.();
    gone?.peer.close(why);
  };
  const linger = (connection: string, one: Reached): void => {
    one.stopLingering ??= runtime.after(lingerMs, () => {
      letGo(connection);
      changed();
    });
  };
  const fit = (): void => {
    const { camera } = tracks;
    if (camera === null) return;
    const shareAgain = (): void => {
      for (const { peer } of reached.values()) peer.session()?.share(reached.size);
    };
    // A camera that can give nothing smaller is made smaller on its way out.
    fitCamera(camera, reached.size).then(shareAgain, () => undefined);
  };
  const share = (): void => {
    fit();
    for (const { peer } of reached.values()) peer.session()?.share(reached.size);
  };
  const stopLooking = runtime.every(lookMs, () => {
    for (const { watch, expected } of reached.values()) {
      void watch.look(runtime.now(), expected).then((isNew) => {
        if (isNew && !closed) changed();
      });
    }
  });
  const tracksOf = (peer: Peer): CallPeer['tracks'] => {
    const found: Partial<Record<TrackKind, MediaStreamTrack>> = {};
    for (const kind of trackKinds) {
      const track = peer.session()?.place(kind)?.receiver.track;
      if (track !== undefined) found[kind] = track;
    }
    return found;
  };

  return {
    peers() {
      told ??= [...reached].map(([connection, { peer, watch }]) => ({
        connection,
        state: peer.state(),
        quality: watch.quality(),
        tracks: tracksOf(peer),
      }));
      return told;
    },
    setTrack(kind, track) {
      tracks[kind] = track;
      if (kind === 'camera') fit();
      for (const { peer } of reached.values()) peer.session()?.setTrack(kind, track);
    },
    setPeers(expected) {
      if (closed) return;
      const before = reached.size;
      const named = new Set(expected.map(({ connection }) => connection));
      for (const [connection, one] of reached) {
        if (named.has(connection)) continue;
        if (one.peer.isUp()) linger(connection, one);
        else letGo(connection);
      }
      for (const one of expected) {
        const known = reached.get(one.connection);
        if (known === undefined) {
          if (one.connection !== me) meet(one);
          continue;
        }
        known.expected = one;
        known.stopLingering?.();
        known.stopLingering = null;
      }
      if (reached.size !== before) share();
      changed();
    },
    hear(from, word) {
      const one = reached.get(from);
      if (one !== undefined) one.peer.hear(word);
      else if (!closed) early.keep(from, word);
    },
    level(connection) {
      const one = reached.get(connection);
      const receiver = one?.peer.session()?.place('mic')?.receiver;
      return one === undefined || receiver === undefined ? 0 : one.level(receiver, runtime.now());
    },
    refresh(only) {
      for (const [connection, { peer }] of reached) {
        if (only === undefined || only === connection) peer.refresh();
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      closed = true;
      stopLooking();
      early.stop();
      for (const connection of reached.keys()) letGo(connection, 'left');
      listeners.clear();
    },
  };
}
