/** Choices: qualities and sound tracks as lists to choose from, and which of them somebody's wishes mean. [MD11] */
import type { AudioTrack, Quality } from './feed.ts';

/** Greatest first; one alone is nothing to choose. */
export function inOrder(qualities: readonly Quality[]): readonly Quality[] {
  if (qualities.length < 2) return [];
  return qualities.toSorted(
    (a, b) => (b.height ?? 0) - (a.height ?? 0) || (b.bitrate ?? 0) - (a.bitrate ?? 0),
  );
}

/** The greatest that is no higher than wished, or the smallest there is; null: no wish, or nothing to choose. */
export function qualityFor(qualities: readonly Quality[], height: number | null): Quality | null {
  if (height === null) return null;
  const ordered = inOrder(qualities);
  return ordered.find((one) => one.height !== null && one.height <= height) ?? ordered.at(-1) ?? null;
}

/** The first track in the wished language: in that of the same country before any other. */
export function audioFor(tracks: readonly AudioTrack[], language: string | null): AudioTrack | null {
  if (language === null) return null;
  const wanted = language.toLowerCase();
  return (
    tracks.find((track) => track.language?.toLowerCase() === wanted) ??
    tracks.find((track) => base(track.language) === base(language)) ??
    null
  );
}

const base = (language: string | null): string | undefined => language?.toLowerCase().split('-', 1)[0];
