/** File length: how long the film in a file is, by reading it. Loaded late. */
import { readFilm } from './film-reader.ts';
import { timelineOf } from './timeline.ts';

/** A damaged file may be read for long. */
const PATIENCE_MS = 10_000;

/** In s; null where it cannot be told. */
export async function fileLength(file: File): Promise<number | null> {
  const reader = readFilm(file);
  const patience = setTimeout(reader.stop, PATIENCE_MS);
  const facts = await reader.facts;
  clearTimeout(patience);
  reader.stop();
  if (!facts.ok || facts.value.endSec === null) return null;
  const [video = null] = facts.value.video;
  return facts.value.endSec - timelineOf(facts.value, video, facts.value.audio[0] ?? null).shiftSec;
}
