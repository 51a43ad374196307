/** Room subtitles: those that were shared with the room for the film that is on: listed at once, fetched when chosen. [SB15] */
import { currentItem, type SharedSubtitle, type Stop } from '@lockstep/core';
import type { RoomSession } from '../../room/room-session.ts';
import type { SubtitleProblem } from './read-subtitles.ts';
import type { Subtitles } from './subtitles.ts';

/** Of a track that the room shares. */
export const roomTrackId = (id: string): string => `room-${id}`;

const NONE: readonly SharedSubtitle[] = [];

export interface RoomSubtitlesParts {
  readonly session: RoomSession;
  readonly subtitles: Subtitles;
  readonly failed: (name: string, problem: SubtitleProblem) => void;
}

export function startRoomSubtitles({ session, subtitles, failed }: RoomSubtitlesParts): Stop {
  let listed: readonly SharedSubtitle[] = NONE;
  const fetching = new Set<string>();

  const list = () => {
    const { room } = session.store.getState();
    const shared = (room === null ? null : currentItem(room)?.subtitles) ?? NONE;
    if (shared === listed) return;
    listed = shared;
    subtitles.setListed(
      'room',
      shared.map(({ id, label, lang }) => ({ id: roomTrackId(id), name: label, language: lang })),
    );
  };
  const load = async ({ id, label, url }: SharedSubtitle) => {
    const track = roomTrackId(id);
    if (fetching.has(track)) return;
    fetching.add(track);
    const { fetchSubtitles } = await import('./fetch-subtitles.ts');
    const read = await fetchSubtitles(url);
    fetching.delete(track);
    if (read.ok) return subtitles.setText(track, read.value);
    // It can be chosen again, to try again.
    subtitles.unchoose(track);
    failed(label, read.error);
  };
  const look = () => {
    const { tracks, first, second } = subtitles.store.getState();
    for (const shared of listed) {
      const track = tracks.find(({ id }) => id === roomTrackId(shared.id));
      const isChosen = track !== undefined && (track.id === first || track.id === second);
      if (isChosen && track.cues.length === 0) load(shared).catch(() => failed(shared.label, 'unreachable'));
    }
  };

  list();
  const stops = [session.store.subscribe(list), subtitles.store.subscribe(look)];
  return () => {
    for (const stop of stops) stop();
  };
}
