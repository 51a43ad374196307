/** Late sources: the sources of subtitles, loaded when a film may have some of its own or somebody shares some. */
import { currentItem, fail, type Stop } from '@lockstep/core';
import type { Sharing } from './share-subtitles.ts';
import type { Sources, SourcesParts } from './sources.ts';

export interface LateSources {
  readonly sharing: Sharing;
  readonly start: () => Stop;
}

export function createLateSources(parts: SourcesParts): LateSources {
  const { session, files, player } = parts;
  let isOver = false;
  let loading: Promise<Sources> | null = null;

  const load = async (): Promise<Sources> => {
    const { startSources } = await import('./sources.ts');
    if (isOver) throw new Error('The room was left');
    return startSources(parts);
  };
  const sources = async (): Promise<Sources> => {
    loading ??= load();
    try {
      return await loading;
    } catch (error) {
      // Without the network it is tried again when it is wanted again.
      loading = null;
      throw error;
    }
  };
  const look = (): void => {
    const { room } = session.store.getState();
    const item = room === null ? null : currentItem(room);
    if (item === null) return;
    const isInFilm = files.store.getState().has(item.id) || player.store.getState().feed.texts.length > 0;
    if (item.subtitles !== undefined || isInFilm) void sources().catch(() => {});
  };

  return {
    sharing: {
      share: async (track) =>
        sources().then(
          ({ sharing }) => sharing.share(track),
          () => fail('unreachable'),
        ),
      unshare: (track) =>
        void sources().then(
          ({ sharing }) => sharing.unshare(track),
          () => {},
        ),
    },
    start() {
      isOver = false;
      look();
      const stops = [
        session.store.subscribe(look),
        files.store.subscribe(look),
        player.store.subscribe(look),
      ];
      return () => {
        isOver = true;
        for (const stop of stops) stop();
        void loading?.then(
          ({ stop }) => stop(),
          () => {},
        );
        loading = null;
      };
    },
  };
}
