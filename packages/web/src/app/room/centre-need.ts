/** Centre need: what has to be done before the film can be seen; the most pressing thing only. */
import { currentItem, type LinkState, type PlayerFailure, type RoomView } from '@lockstep/core';
import type { FilmPlayerState } from '../../player/film-player.ts';
import type { EmbedSite } from '../../player/embed-link.ts';
import type { FilmSource } from '../../player/film-source.ts';

export type CentreNeed =
  | { readonly need: 'nothing' }
  | { readonly need: 'stopped'; readonly why: Extract<LinkState, { state: 'stopped' }>['why'] }
  | { readonly need: 'joining' }
  /** Nothing is on. */
  | { readonly need: 'film' }
  /** The film is a file, and mine has to be chosen. */
  | { readonly need: 'copy'; readonly wanted: Extract<FilmSource, { kind: 'missing' }> }
  /** Another site would show it, and learn of this device: never agreed to here. */
  | { readonly need: 'allowSite'; readonly site: EmbedSite }
  /** The other site's player may want to be pressed itself. */
  | { readonly need: 'touchSite'; readonly site: EmbedSite }
  /** It cannot be shown. */
  | { readonly need: 'otherFilm'; readonly failure: PlayerFailure }
  | { readonly need: 'tap'; readonly blocked: 'sound' | 'play' }
  /** It will come by itself. */
  | { readonly need: 'patience' };

export function centreNeed(
  { link, room, follow }: Pick<RoomView, 'link' | 'room' | 'follow'>,
  { source, failure, asks, feed }: Pick<FilmPlayerState, 'source' | 'failure' | 'asks' | 'feed'>,
): CentreNeed {
  if (link.state === 'stopped') return { need: 'stopped', why: link.why };
  if (room === null) return { need: 'joining' };
  if (currentItem(room) === null) return { need: 'film' };
  if (source.kind === 'missing') return { need: 'copy', wanted: source };
  if (asks !== null) return { need: 'allowSite', site: asks };
  // One without sound can be gone on with, by who knows of it.
  if (failure !== null) return { need: 'otherFilm', failure };
  if (source.kind === 'embed' && feed.touch === true) return { need: 'touchSite', site: source.site };
  if (follow?.playBlocked === true) return { need: 'tap', blocked: 'play' };
  if (follow?.soundBlocked === true) return { need: 'tap', blocked: 'sound' };
  if (follow?.phase === 'stalled' || follow?.phase === 'landing') return { need: 'patience' };
  return { need: 'nothing' };
}

/** Needs that put a card over the stage; the others leave the picture visible. */
export function coversStage({ need }: CentreNeed): boolean {
  return (
    need === 'stopped' ||
    need === 'joining' ||
    need === 'film' ||
    need === 'copy' ||
    need === 'allowSite' ||
    need === 'otherFilm'
  );
}
