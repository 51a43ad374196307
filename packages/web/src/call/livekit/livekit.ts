/** LiveKit: its client as an `Sfu`. Loaded only where a server of it is configured and more take part than a mesh carries. */
import {
  ConnectionQuality,
  ConnectionState,
  Room,
  RoomEvent,
  Track,
  VideoQuality,
  type RemoteParticipant,
  type RemoteTrackPublication,
} from 'livekit-client';
import type { PeerState, Quality, TrackKind } from '../call-line.ts';
import type { Sfu, SfuPeer } from './sfu.ts';

/** As much of a LiveKit room as is touched. */
export type LiveKitRoom = Pick<
  Room,
  'state' | 'remoteParticipants' | 'localParticipant' | 'on' | 'disconnect'
>;

const sources: Readonly<Record<TrackKind, Track.Source>> = {
  mic: Track.Source.Microphone,
  camera: Track.Source.Camera,
  screen: Track.Source.ScreenShare,
  screenSound: Track.Source.ScreenShareAudio,
};
const kindOf = (source: Track.Source): TrackKind | null => {
  switch (source) {
    case Track.Source.Microphone:
      return 'mic';
    case Track.Source.Camera:
      return 'camera';
    case Track.Source.ScreenShare:
      return 'screen';
    case Track.Source.ScreenShareAudio:
      return 'screenSound';
    case Track.Source.Unknown:
      return null;
  }
};

const qualities: Readonly<Record<ConnectionQuality, Quality | null>> = {
  [ConnectionQuality.Excellent]: 'good',
  [ConnectionQuality.Good]: 'fair',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
  [ConnectionQuality.Unknown]: null,
};
const states: Readonly<Record<ConnectionState, PeerState>> = {
  [ConnectionState.Connected]: 'live',
  [ConnectionState.Connecting]: 'connecting',
  [ConnectionState.Reconnecting]: 'reconnecting',
  [ConnectionState.SignalReconnecting]: 'reconnecting',
  [ConnectionState.Disconnected]: 'failed',
};

/** After any of these something of what is shown may be another one. */
const telling = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.ConnectionQualityChanged,
] as const;

const published = ({ trackPublications }: RemoteParticipant): readonly RemoteTrackPublication[] => [
  ...trackPublications.values(),
];

function peerOf(participant: RemoteParticipant): SfuPeer {
  const tracks: Partial<Record<TrackKind, MediaStreamTrack>> = {};
  let voice: SfuPeer['voice'] = null;
  for (const { source, track } of published(participant)) {
    const kind = kindOf(source);
    if (kind === null || track === undefined) continue;
    tracks[kind] = track.mediaStreamTrack;
    if (kind === 'mic') voice = track.receiver ?? null;
  }
  return {
    connection: participant.identity,
    quality: qualities[participant.connectionQuality],
    tracks,
    voice,
    level: participant.audioLevel,
  };
}

export function sfuOf(room: LiveKitRoom): Sfu {
  const listeners = new Set<() => void>();
  let isSmall = false;

  /** Where the sender sends several sizes, the small one is enough. */
  const fit = (): void => {
    for (const participant of room.remoteParticipants.values()) {
      for (const publication of published(participant)) {
        if (publication.source !== Track.Source.Camera) continue;
        publication.setVideoQuality(isSmall ? VideoQuality.LOW : VideoQuality.HIGH);
      }
    }
  };
  for (const event of telling) {
    room.on(event, () => {
      if (event === RoomEvent.TrackSubscribed && isSmall) fit();
      for (const listener of listeners) listener();
    });
  }

  return {
    state: () => states[room.state],
    peers: () => [...room.remoteParticipants.values()].map(peerOf),
    async publish(kind, track) {
      await room.localParticipant.publishTrack(track, {
        source: sources[kind],
        simulcast: kind === 'camera',
      });
    },
    async unpublish(track) {
      // It is still the caller's.
      await room.localParticipant.unpublishTrack(track, false);
    },
    setSmall(small) {
      if (small === isSmall) return;
      isSmall = small;
      fit();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      listeners.clear();
      void room.disconnect(false);
    },
  };
}

/** null: the server cannot be reached, or does not let this device in. */
export async function openLiveKit(url: string, token: string): Promise<Sfu | null> {
  const room = new Room({ dynacast: true, stopLocalTrackOnUnpublish: false });
  try {
    await room.connect(url, token);
  } catch {
    return null;
  }
  return sfuOf(room);
}
