/**
 * Session: one attempt to be connected with one peer, and what comes of it. Only the calling side makes offers, so that
 * two never meet: the first with a place for each kind of track, later ones to look for another way between the two, which
 * the called side asks for by a word. Tracks come and go without any. [CA31][CA33]
 */
import type { OwnSignal, Runtime, Signal } from '@lockstep/core';
import { trackKinds, type TrackKind } from '../call-line.ts';
import { limitSender, sendLimit } from './bitrates.ts';
import { createCandidateBatch } from './candidates.ts';
import type { OfferedCodecs } from './codecs.ts';
import { toSend } from './description.ts';
import type { Connect, MeshTransceiver, StatsReport } from './peer-connection.ts';

export type OwnTracks = Readonly<Record<TrackKind, MediaStreamTrack | null>>;
export type Description = Extract<Signal['what'], { type: 'description' }>;
type Candidates = Extract<Signal['what'], { type: 'candidates' }>;

export interface SessionOptions {
  readonly runtime: Runtime;
  readonly id: string;
  /** Makes the offers. */
  readonly calling: boolean;
  readonly connect: Connect;
  readonly iceServers: readonly RTCIceServer[];
  readonly codecs: OfferedCodecs;
  readonly tracks: OwnTracks;
  /** To how many the same is sent. */
  readonly peers: number;
  /** false: it did not go out. */
  readonly send: (what: OwnSignal['what']) => boolean;
  readonly onState: (state: RTCPeerConnectionState) => void;
  /** It can lead nowhere any more. */
  readonly onBroken: () => void;
}

export interface Session {
  readonly id: string;
  readonly describe: (description: Description) => void;
  readonly hint: (candidates: Candidates) => void;
  /** Looks for another way between the two. */
  readonly restart: (iceServers: readonly RTCIceServer[]) => void;
  readonly setTrack: (kind: TrackKind, track: MediaStreamTrack | null) => void;
  /** To so many the same is sent from now on. */
  readonly share: (peers: number) => void;
  /** null: there is no place for it yet. */
  readonly place: (kind: TrackKind) => MeshTransceiver | null;
  readonly isConnected: () => boolean;
  readonly stats: () => Promise<StatsReport>;
  readonly close: () => void;
}

const mediaOf = (kind: TrackKind): 'audio' | 'video' =>
  kind === 'mic' || kind === 'screenSound' ? 'audio' : 'video';

export function createSession(options: SessionOptions): Session {
  const { runtime, id, calling, codecs, send, onState, onBroken } = options;
  const connection = options.connect({ iceServers: [...options.iceServers], bundlePolicy: 'max-bundle' });
  const tracks: Record<TrackKind, MediaStreamTrack | null> = { ...options.tracks };
  const places = new Map<TrackKind, MeshTransceiver>();
  let { peers } = options;
  let closed = false;
  /** What is asked of the connection is done one after the other. */
  let last = Promise.resolve();

  const swallow = (error: unknown): void => {
    runtime.log('debug', 'call.session', { session: id, error: String(error) });
  };
  const next = (step: () => Promise<void>): void => {
    last = last.then(async () => {
      if (closed) return;
      try {
        await step();
      } catch (error) {
        swallow(error);
        if (!closed) onBroken();
      }
    });
  };
  const batch = createCandidateBatch(runtime, (candidates) => void send({ type: 'candidates', candidates }));

  const limit = (kind: TrackKind): void => {
    const place = places.get(kind);
    if (place === undefined || tracks[kind] === null) return;
    limitSender(place.sender, sendLimit(kind, peers)).catch(swallow);
  };
  const fill = (kind: TrackKind): void => {
    const place = places.get(kind);
    if (place === undefined || place.sender.track === tracks[kind]) return;
    place.sender.replaceTrack(tracks[kind]).then(() => limit(kind), swallow);
  };
  const furnish = (kind: TrackKind, place: MeshTransceiver): void => {
    const wish = codecs[mediaOf(kind)];
    if (wish.length > 0) place.setCodecPreferences([...wish]);
    places.set(kind, place);
    fill(kind);
  };
  const tell = (): void => {
    const { type, sdp } = connection.localDescription ?? {};
    if (sdp === undefined || (type !== 'offer' && type !== 'answer')) return;
    if (!send({ type: 'description', kind: type, sdp: toSend(sdp) })) onBroken();
  };
  const offer = async (): Promise<void> => {
    // An offer is on its way: its answer, or the lack of one, decides.
    if (connection.signalingState !== 'stable') return;
    await connection.setLocalDescription();
    if (!closed) tell();
  };
  const takeOffer = async (sdp: string): Promise<void> => {
    if (calling) return;
    await connection.setRemoteDescription({ type: 'offer', sdp });
    if (closed) return;
    if (places.size === 0) {
      const offered = connection.getTransceivers();
      for (const [index, kind] of trackKinds.entries()) {
        const place = offered[index];
        if (place === undefined) continue;
        place.direction = 'sendrecv';
        furnish(kind, place);
      }
    }
    await connection.setLocalDescription();
    if (!closed) tell();
  };
  const takeAnswer = async (sdp: string): Promise<void> => {
    if (connection.signalingState !== 'have-local-offer') return;
    await connection.setRemoteDescription({ type: 'answer', sdp });
  };

  connection.addEventListener('connectionstatechange', () => {
    if (closed) return;
    // Only now every browser has something to limit.
    if (connection.connectionState === 'connected') for (const kind of trackKinds) limit(kind);
    onState(connection.connectionState);
  });
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (!closed && candidate !== null) batch.add(candidate);
  });
  if (calling) {
    for (const kind of trackKinds) {
      furnish(kind, connection.addTransceiver(mediaOf(kind), { direction: 'sendrecv' }));
    }
    next(offer);
  }

  return {
    id,
    describe: ({ kind, sdp }) => next(async () => (kind === 'offer' ? takeOffer(sdp) : takeAnswer(sdp))),
    hint: ({ candidates }) =>
      next(async () => {
        // One that belongs to an offer taken back, or that this browser cannot read, is no loss.
        for (const candidate of candidates) await connection.addIceCandidate(candidate).catch(swallow);
      }),
    restart: (iceServers) =>
      next(async () => {
        connection.setConfiguration({ iceServers: [...iceServers], bundlePolicy: 'max-bundle' });
        if (!calling) {
          send({ type: 'hello' });
          return;
        }
        if (connection.signalingState !== 'stable') return;
        connection.restartIce();
        await offer();
      }),
    setTrack(kind, track) {
      tracks[kind] = track;
      fill(kind);
    },
    share(count) {
      peers = count;
      for (const kind of trackKinds) limit(kind);
    },
    place: (kind) => places.get(kind) ?? null,
    isConnected: () => connection.connectionState === 'connected',
    stats: async () => connection.getStats(),
    close() {
      closed = true;
      batch.stop();
      connection.close();
    },
  };
}
