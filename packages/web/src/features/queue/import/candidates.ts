/** Candidates: what a list or a heap of files would add to the queue, and what of it is there already. Rules QU2, QU15. */
import { roomLimits, type Item } from '@lockstep/core';
import { mayBeFilm } from '../../../player/film-files.ts';
import { itemFor, type FilmChoice } from '../../../player/film-choice.ts';
import { byName } from '../../../player/lists/episodes.ts';
import type { ListedFilm } from '../../../player/lists/list-lines.ts';
import { isListFile } from '../../../player/lists/many-links.ts';
import { isSubtitleFile } from '../../../player/subtitles/names.ts';

export interface Candidate {
  /** Of what it plays: the same twice is one film. */
  readonly key: string;
  readonly choice: FilmChoice;
  readonly title: string;
  /** In s; null: not told. */
  readonly duration: number | null;
  /** here: in the queue already; twice: further up in this list. */
  readonly state: 'new' | 'here' | 'twice';
}

export interface Heap {
  readonly films: readonly File[];
  readonly lists: readonly File[];
  /** Neither films nor what belongs to them. */
  readonly others: number;
}

/** Films in the order people count in. [QU12] */
export function sorted(files: readonly File[]): Heap {
  const lists = files.filter(({ name }) => isListFile(name));
  const films = files.filter((file) => !isListFile(file.name) && mayBeFilm(file));
  const known = files.filter(({ name }) => isSubtitleFile(name)).length + lists.length + films.length;
  return {
    films: films.toSorted((a, b) => byName(pathOf(a), pathOf(b))),
    lists,
    others: files.length - known,
  };
}

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

export function candidatesOf(
  listed: readonly ListedFilm[],
  files: readonly File[],
  queue: readonly Item[],
): readonly Candidate[] {
  const seen = new Set<string>();
  const here = new Set(queue.flatMap(({ sources }) => sources.map(keyOf)));
  const candidate = (choice: FilmChoice, title: string | null, duration: number | null): Candidate => {
    const item = itemFor(choice, '', title);
    const key = item.sources.map(keyOf)[0] ?? '';
    const state = here.has(key) ? 'here' : seen.has(key) ? 'twice' : 'new';
    seen.add(key);
    return { key, choice, title: item.title, duration, state };
  };
  return [
    ...listed.map(({ url, title, duration }) => candidate({ kind: 'link', url }, title, duration)),
    ...files.map((file) => candidate({ kind: 'file', file }, null, null)),
  ];
}

const keyOf = (source: Item['sources'][number]): string => {
  switch (source.kind) {
    case 'link':
      return `link ${source.url}`;
    case 'file':
      return `file ${source.size} ${source.name}`;
  }
};

/** How many more the queue takes. */
export const roomFor = (queue: readonly Item[]): number => Math.max(0, roomLimits.items - queue.length);
