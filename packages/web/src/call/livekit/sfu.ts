/** Sfu: a server that passes on what everybody sends, as the call sees it. LiveKit is one; tests have their own. */
import type { Stop } from '@lockstep/core';
import type { PeerState, Quality, TrackKind } from '../call-line.ts';
import type { LevelSource } from '../sound/voice-level.ts';

export interface SfuPeer {
  /** What the server calls him: his connection in the room. */
  readonly connection: string;
  readonly quality: Quality | null;
  readonly tracks: Readonly<Partial<Record<TrackKind, MediaStreamTrack>>>;
  /** The way of his voice; null: there is none, and `level` is as the server says. */
  readonly voice: LevelSource | null;
  readonly level: number;
}

export interface Sfu {
  /** Of the own line to the server. */
  readonly state: () => PeerState;
  readonly peers: () => readonly SfuPeer[];
  /** The track stays the caller's. */
  readonly publish: (kind: TrackKind, track: MediaStreamTrack) => Promise<void>;
  readonly unpublish: (track: MediaStreamTrack) => Promise<void>;
  /** With many people nobody needs large pictures of all. */
  readonly setSmall: (small: boolean) => void;
  readonly onChange: (listener: () => void) => Stop;
  readonly close: () => void;
}
