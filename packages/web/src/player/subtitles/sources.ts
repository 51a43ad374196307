/** Sources: where subtitles come from besides one's own files: the film's file or stream and the room. Loaded once one is in a room. */
import type { Stop } from '@lockstep/core';
import type { OwnCopies } from '../own-copies.ts';
import { startFilmSubtitles, type FilmSubtitlesParts } from './film-subtitles.ts';
import { ownOffset } from './room-time.ts';
import { startRoomSubtitles, type RoomSubtitlesParts } from './room-subtitles.ts';
import { startStreamSubtitles, type StreamSubtitlesParts } from './stream-subtitles.ts';
import { createSharing, type Sharing, type SharingParts } from './share-subtitles.ts';

export type SourcesParts = Omit<FilmSubtitlesParts & RoomSubtitlesParts & StreamSubtitlesParts, 'offset'> &
  SharingParts & { readonly player: { readonly copies: Pick<OwnCopies, 'of' | 'store'> } };

export interface Sources {
  readonly sharing: Sharing;
  readonly stop: Stop;
}

export function startSources(parts: SourcesParts): Sources {
  const offset = ownOffset(parts.session, parts.player.copies);
  const stops = [
    startRoomSubtitles(parts),
    startFilmSubtitles({ ...parts, offset }),
    startStreamSubtitles({ ...parts, offset }),
  ];
  return {
    sharing: createSharing(parts),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
