/** Open inside: the subtitles in a film's own file, whatever kind of file it is. */
import { openMatroska } from './matroska.ts';
import { openMp4 } from './mp4.ts';
import type { InsideTrack } from './track.ts';

/** More are not listed. */
const MOST_TRACKS = 60;

/** By what is in it, not by its name; none where it is another kind of file, or cannot be read. */
export async function openInside(file: Blob): Promise<readonly InsideTrack[]> {
  try {
    const tracks = (await openMatroska(file)) ?? (await openMp4(file)) ?? [];
    return tracks.slice(0, MOST_TRACKS);
  } catch {
    // The file was moved, or the disk is gone. The film tells of that itself.
    return [];
  }
}
