/**
 * Copy watch: who has opened a film that is not the room's, told once for each copy. Pure: what was told goes in and comes
 * out. [SR6]
 */
import { currentItem, type RoomView } from '@lockstep/core';
import { isWarned, type FilmMatch } from '../../room/film-match.ts';
import { copyOf } from '../../room/person-copy.ts';

export interface CopyNews {
  readonly member: string;
  /** This very page. */
  readonly here: boolean;
  readonly match: FilmMatch;
}

/** What was told of each connection last, in words that are alike for what is the same. */
export type CopyMemory = ReadonlyMap<string, string>;

export const noCopies: CopyMemory = new Map();

export function copyStep(
  before: CopyMemory,
  view: Pick<RoomView, 'room' | 'roster' | 'myConnection'>,
): { readonly memory: CopyMemory; readonly news: readonly CopyNews[] } {
  const { room, roster, myConnection } = view;
  const item = room === null ? null : currentItem(room);
  if (item === null) return { memory: noCopies, news: [] };
  const memory = new Map<string, string>();
  const news: CopyNews[] = [];
  for (const row of roster) {
    const copy = copyOf(row.telemetry?.film ?? null, item);
    if (copy === null || !isWarned(copy.match)) continue;
    const told = wordsOf(item.id, copy.match);
    memory.set(row.connection, told);
    if (before.get(row.connection) === told) continue;
    news.push({ member: row.member, here: row.connection === myConnection, match: copy.match });
  }
  return { memory, news };
}

const wordsOf = (item: string, match: FilmMatch): string =>
  `${item} ${match.match} ${match.match === 'otherLength' ? Math.round(match.bySec) : ''}`;
