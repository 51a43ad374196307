/** Tiles: who takes part in the call and what of him is there, as the room and the line to him say together. */
import type { Presence } from '@lockstep/core';
import type { CallTile } from './call.ts';
import type { CallPeer, ExpectedPeer, Sends } from './call-line.ts';

/** A connection that is in the call. */
export interface Caller extends ExpectedPeer {
  readonly member: string;
  readonly since: number;
}

/** Everybody in the call, in the order in which they came. */
export function callersIn(roster: readonly Presence[]): readonly Caller[] {
  return roster
    .flatMap(({ connection, member, call }) => (call === undefined ? [] : [{ ...call, connection, member }]))
    .toSorted((a, b) => a.since - b.since || (a.connection < b.connection ? -1 : 1));
}

/** Those who are not named just now and can be heard all the same stay where they were. */
export function withLingering(
  callers: readonly Caller[],
  before: readonly Caller[],
  peers: readonly CallPeer[],
): readonly Caller[] {
  const named = new Set(callers.map(({ connection }) => connection));
  const heard = new Set(peers.filter(({ state }) => state === 'live').map(({ connection }) => connection));
  const lingering = before.filter(({ connection }) => !named.has(connection) && heard.has(connection));
  return lingering.length === 0 ? callers : [...callers, ...lingering].toSorted((a, b) => a.since - b.since);
}

export interface OwnPart {
  readonly connection: string;
  readonly member: string;
  readonly sends: Sends;
  readonly camera: MediaStreamTrack | null;
  readonly screen: MediaStreamTrack | null;
}

export interface Sounding {
  readonly speaking: ReadonlySet<string>;
  readonly volumes: Readonly<Record<string, number>>;
}

export function tilesOf(
  own: OwnPart,
  callers: readonly Caller[],
  peers: readonly CallPeer[],
  { speaking, volumes }: Sounding,
): readonly CallTile[] {
  const found = new Map(peers.map((peer) => [peer.connection, peer]));
  const mine: CallTile = {
    connection: own.connection,
    member: own.member,
    mine: true,
    camera: own.camera,
    screen: own.screen,
    mic: own.sends.mic,
    speaking: speaking.has(own.connection),
    state: 'live',
    quality: null,
    volume: 1,
  };
  const others = callers
    .filter(({ connection }) => connection !== own.connection)
    .map(({ connection, member, mic, camera, screen }): CallTile => {
      const peer = found.get(connection);
      return {
        connection,
        member,
        mine: false,
        camera: camera ? (peer?.tracks.camera ?? null) : null,
        screen: screen ? (peer?.tracks.screen ?? null) : null,
        mic,
        speaking: speaking.has(connection),
        state: peer?.state ?? 'connecting',
        quality: peer?.quality ?? null,
        volume: volumes[member] ?? 1,
      };
    });
  return [mine, ...others];
}

const isSameTile = (a: CallTile, b: CallTile): boolean =>
  (Object.keys(a) as (keyof CallTile)[]).every((key) => a[key] === b[key]);

/** Tiles that say what they said before are the same values, so that nothing is drawn again. */
export function kept(before: readonly CallTile[], now: readonly CallTile[]): readonly CallTile[] {
  const merged = now.map((tile) => {
    const old = before.find(({ connection }) => connection === tile.connection);
    return old !== undefined && isSameTile(old, tile) ? old : tile;
  });
  const isSame = merged.length === before.length && merged.every((tile, index) => tile === before[index]);
  return isSame ? before : merged;
}
