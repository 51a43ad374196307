/**
 * Identify: takes the fingerprint of the copy that is open here, and tells the room of its own copy what nobody has told
 * yet. Loaded when there is something to compare. Rules SR1–SR4 in docs/spec/sources.md.
 */
import { currentItem, type Fingerprint, type Item, type Stop } from '@lockstep/core';
import { below } from '../../base.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { titleOfLink } from '../film-choice.ts';
import type { FilmPlayer } from '../film-player.ts';
import type { FilmSource, OpenSource } from '../film-source.ts';
import type { FingerprintAsked } from './fingerprint-worker.ts';
import { takeFingerprint } from './take-fingerprint.ts';

export function startIdentifying({ store, participant }: RoomSession, player: FilmPlayer): Stop {
  let asking = new AbortController();

  const itemNow = (): Item | null => {
    const { room } = store.getState();
    return room === null ? null : currentItem(room);
  };

  const tellRoom = (id: string, fingerprint: Fingerprint) => {
    const item = itemNow();
    if (item?.id !== id || item.fingerprint !== undefined) return;
    const sizes = item.sources.flatMap((source) => (source.kind === 'file' ? [source.size] : []));
    // Of a film of files the room's copy is one of those that it names.
    if (sizes.length === 0 || sizes.includes(fingerprint.size)) {
      participant.send({ type: 'fingerprintItem', item: id, fingerprint });
    }
  };

  const identify = async (item: Item, source: OpenSource, signal: AbortSignal) => {
    const asked = askedOf(source, player.copies.wishFor(item.id).file?.file ?? null);
    if (asked === null) return;
    const onShare = (share: number) => player.store.setState({ comparing: share });
    const mine = await takeFingerprint(asked, { signal, onShare });
    if (signal.aborted) return;
    player.store.setState({ comparing: null });
    if (mine === null) return;
    player.know(source.url, mine.hash);
    if (!source.isOwn) {
      if (source.kind === 'file') tellRoom(item.id, { ...mine, name: source.name });
      return;
    }
    const link = item.fingerprint === undefined ? linkHere(item) : null;
    const rooms = link === null ? null : await takeFingerprint(link, { signal });
    if (rooms !== null && link !== null) tellRoom(item.id, { ...rooms, name: titleOfLink(link.url) });
  };

  const look = (source: FilmSource) => {
    asking.abort();
    asking = new AbortController();
    if (player.store.getState().comparing !== null) player.store.setState({ comparing: null });
    const item = itemNow();
    if (item !== null && 'isOwn' in source) void identify(item, source, asking.signal);
  };

  const unwatch = player.store.subscribe((now, before) => {
    if (now.source !== before.source) look(now.source);
  });
  look(player.store.getState().source);
  return () => {
    unwatch();
    asking.abort();
  };
}

/** null: its content is not to be read, or cannot be. */
function askedOf(source: OpenSource, file: File | null): FingerprintAsked | null {
  if (source.kind === 'file') return file === null ? null : { file };
  return source.isOwn ? hereOrNull(source.url) : null;
}

/** What is elsewhere is not asked. [SR3] */
function hereOrNull(address: string): { readonly url: string } | null {
  const { href, origin } = new URL(address, location.href);
  return origin === location.origin ? { url: href } : null;
}

/** The room's film on this server; null: there is none. */
function linkHere({ sources }: Item): { readonly url: string } | null {
  for (const source of sources) {
    if (source.kind !== 'link') continue;
    const here = hereOrNull(source.url.startsWith('/') ? below(source.url) : source.url);
    if (here !== null) return here;
  }
  return null;
}
