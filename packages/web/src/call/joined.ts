/** Joined: one stay in the call, from being let in until leaving: the line to the others, what is heard of them, and who speaks. */
import type { RoomView, Runtime, Signal } from '@lockstep/core';
import type { CallTile, Ducking } from './call.ts';
import { trackKinds, type CallLine, type Sends, type TrackKind } from './call-line.ts';
import { createDucker } from './sound/ducker.ts';
import type { Voice, Voices } from './sound/voices.ts';
import { watchSpeakers } from './speakers.ts';
import { callersIn, kept, tilesOf, withLingering, type Caller } from './tiles.ts';

/** A line that is found by signals hears them. */
export interface OpenLine extends CallLine {
  readonly hear?: (from: string, signal: Signal) => void;
}

export interface JoinedOptions {
  readonly runtime: Runtime;
  readonly line: OpenLine;
  readonly voices: Voices;
  readonly view: () => RoomView;
  readonly own: () => OwnNow;
  readonly volumes: () => Readonly<Record<string, number>>;
  readonly duckFilm: (gain: number) => void;
  readonly filmPlays: () => boolean;
  readonly onTiles: (tiles: readonly CallTile[]) => void;
}

/** What this device gives just now. */
export interface OwnNow {
  readonly sends: Sends;
  readonly tracks: Readonly<Record<TrackKind, MediaStreamTrack | null>>;
  readonly level: () => number;
}

export interface Joined {
  readonly hear: (from: string, signal: Signal) => void;
  /** The room, the own devices or a volume changed. */
  readonly update: () => void;
  readonly setDucking: (ducking: Ducking) => void;
  /** Nothing is heard from this device, the film included. */
  readonly setSilent: (silent: boolean) => void;
  readonly refresh: (connection?: string) => void;
  readonly close: () => void;
}

const voicesOf = (
  line: CallLine,
  callers: readonly Caller[],
  volumes: Readonly<Record<string, number>>,
): readonly Voice[] => {
  const byConnection = new Map(callers.map((caller) => [caller.connection, caller]));
  return line.peers().flatMap(({ connection, tracks }): Voice[] => {
    const caller = byConnection.get(connection);
    if (caller === undefined) return [];
    const volume = volumes[caller.member] ?? 1;
    const { mic, screenSound } = tracks;
    return [
      ...(caller.mic && mic !== undefined ? [{ key: `${connection} mic`, track: mic, volume }] : []),
      ...(caller.screen && screenSound !== undefined
        ? [{ key: `${connection} screen`, track: screenSound, volume }]
        : []),
    ];
  });
};

export function createJoined(options: JoinedOptions): Joined {
  const { runtime, line, voices, view, own, volumes } = options;
  const ducker = createDucker(runtime, options.duckFilm, options.filmPlays);
  let callers: readonly Caller[] = [];
  let tiles: readonly CallTile[] = [];
  let sent: Readonly<Record<TrackKind, MediaStreamTrack | null>> | null = null;

  const others = (): readonly Caller[] =>
    callers.filter(({ connection }) => connection !== view().myConnection);
  const levels = (): ReadonlyMap<string, number> => {
    const now = own();
    const heard = others()
      .filter(({ mic }) => mic)
      .map(({ connection }) => [connection, line.level(connection)] as const);
    return new Map([...(now.sends.mic ? [[view().myConnection, now.level()] as const] : []), ...heard]);
  };
  const show = (): void => {
    const { myConnection, me } = view();
    const { sends, tracks } = own();
    const speaking = speakers.speaking();
    const next = tilesOf(
      { connection: myConnection, member: me ?? '', sends, camera: tracks.camera, screen: tracks.screen },
      callers,
      line.peers(),
      { speaking, volumes: volumes() },
    );
    ducker.setSpeaking(next.some((tile) => !tile.mine && tile.speaking && tile.volume > 0));
    const merged = kept(tiles, next);
    if (merged === tiles) return;
    tiles = merged;
    options.onTiles(tiles);
  };
  const speakers = watchSpeakers(runtime, levels, show, options.filmPlays);

  const hearLine = (): void => {
    voices.play(voicesOf(line, others(), volumes()));
    show();
  };
  const give = (): void => {
    const { tracks } = own();
    for (const kind of trackKinds) {
      if (sent?.[kind] !== tracks[kind] && (sent !== null || tracks[kind] !== null)) {
        line.setTrack(kind, tracks[kind]);
      }
    }
    sent = tracks;
  };
  const update = (): void => {
    const { roster, link } = view();
    // What was last known stands while the room cannot be heard.
    if (link.state === 'online') {
      const named = callersIn(roster);
      const me = view().myConnection;
      line.setPeers(named.filter(({ connection }) => connection !== me));
      callers = withLingering(named, callers, line.peers());
    }
    give();
    hearLine();
  };
  const stopListening = line.onChange(() => {
    callers = withLingering(callersIn(view().roster), callers, line.peers());
    hearLine();
  });

  return {
    hear: (from, signal) => line.hear?.(from, signal),
    update,
    setDucking: ducker.setDucking,
    setSilent(silent) {
      voices.setMuted(silent);
      ducker.setSilent(silent);
    },
    refresh: (connection) => line.refresh(connection),
    close() {
      stopListening();
      speakers.stop();
      ducker.stop();
      voices.stop();
      line.close();
    },
  };
}
