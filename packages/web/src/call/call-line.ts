/**
 * CallLine: the port that sounds and pictures go through between the people of a call. The mesh (one connection to each
 * peer) and LiveKit (one to a server that passes everything on) are behind it; who uses it cannot tell which.
 */
import type { Stop } from '@lockstep/core';

export type TrackKind = 'mic' | 'camera' | 'screen' | 'screenSound';

/** In the order in which their places are kept in a connection. */
export const trackKinds = ['mic', 'camera', 'screen', 'screenSound'] as const satisfies readonly TrackKind[];

/**
 * `connecting`: never heard yet. `reconnecting`: was heard, is not now, and is being brought back. `failed`: several
 * tries led nowhere; it is tried on, more seldom.
 */
export type PeerState = 'connecting' | 'live' | 'reconnecting' | 'failed';

/** As measured over the last seconds. `lost`: nothing comes through. */
export type Quality = 'good' | 'fair' | 'poor' | 'lost';

/** What somebody says that he sends. */
export interface Sends {
  readonly mic: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
}

/** Somebody who should be reached, as the room tells. */
export interface ExpectedPeer extends Sends {
  readonly connection: string;
}

/** Somebody as he is reached. */
export interface CallPeer {
  readonly connection: string;
  readonly state: PeerState;
  /** null: not measured yet. */
  readonly quality: Quality | null;
  /** What comes from him. A track may be there before anything comes through it: the room says what he sends. */
  readonly tracks: Readonly<Partial<Record<TrackKind, MediaStreamTrack>>>;
}

/** One way to the others, from joining until leaving. */
export interface CallLine {
  /** The same value until something changes. */
  readonly peers: () => readonly CallPeer[];
  /** Sends this from now on to everybody, also to those who come later; null: nothing of this kind. */
  readonly setTrack: (kind: TrackKind, track: MediaStreamTrack | null) => void;
  /** Who should be reached from now on; others are let go. */
  readonly setPeers: (peers: readonly ExpectedPeer[]) => void;
  /** How loud somebody's voice is just now, 0 to 1. */
  readonly level: (connection: string) => number;
  /** What may have been cut is tied anew, with this one or with all: the network of this device has changed, or a person has pressed. */
  readonly refresh: (connection?: string) => void;
  /** Something of `peers` changed. */
  readonly onChange: (listener: () => void) => Stop;
  /** Says good-bye and lets everybody go. */
  readonly close: () => void;
}
