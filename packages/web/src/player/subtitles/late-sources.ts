/** Late sources: the sources of subtitles, loaded when one has come into the room: its first script does without. */
import { fail, type Stop } from '@lockstep/core';
import type { Sharing } from './share-subtitles.ts';
import type { Sources, SourcesParts } from './sources.ts';

export interface LateSources {
  readonly sharing: Sharing;
  readonly start: () => Stop;
}

export function createLateSources(parts: SourcesParts): LateSources {
  let sources: Sources | null = null;
  const { store } = parts.session;
  return {
    sharing: {
      share: async (track) => (sources === null ? fail('unreachable') : sources.sharing.share(track)),
      unshare: (track) => sources?.sharing.unshare(track),
    },
    start() {
      let isOver = false;
      let isAsked = false;
      const load = async () => {
        isAsked = true;
        const { startSources } = await import('./sources.ts');
        if (!isOver) sources = startSources(parts);
      };
      const look = () => {
        if (isAsked || store.getState().room === null) return;
        // Without the network it is tried again with the next news.
        load().catch(() => {
          isAsked = false;
        });
      };
      look();
      const unsubscribe = store.subscribe(look);
      return () => {
        isOver = true;
        unsubscribe();
        sources?.stop();
        sources = null;
      };
    },
  };
}
