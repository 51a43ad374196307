/**
 * Matroska head: what a film's file tells of itself before its pictures: its tracks of text, where its fonts are, and its
 * index. Only these parts of it are read.
 */
import type { ByteWindow } from './byte-window.ts';
import { elementsIn, headAt, LONGEST_HEAD, uintOf, type Element } from './ebml.ts';
import { ID } from './matroska-ids.ts';
import { textTrackOf, type TextTrack } from './matroska-track.ts';

/** A place in the index: from there on in the file the track's next line is. */
export interface CuePlace {
  readonly sec: number;
  readonly track: number;
  /** Where its cluster begins, and its block in there; null: somewhere in it. */
  readonly cluster: number;
  readonly relative: number | null;
}

export interface MatroskaHead {
  readonly tracks: readonly TextTrack[];
  /** In the order of time; of pictures and of text. */
  readonly cues: readonly CuePlace[];
  /** Where they are, each in one piece: the parts that hold fonts. */
  readonly attachments: readonly Part[];
  readonly firstCluster: number;
  readonly secPerTick: number;
}

export interface Part {
  readonly at: number;
  readonly size: number;
}

/** No index and no list of tracks is larger; the file is damaged. */
const LARGEST_PART = 32_000_000;
/** Nor has any so many parts before its pictures. */
const MOST_PARTS = 1000;

/** null: this is no Matroska, or nothing of it can be understood. */
export async function readMatroskaHead(film: ByteWindow): Promise<MatroskaHead | null> {
  const begin = await segmentBegin(film);
  if (begin === null) return null;
  const parts = new Map<number, Part[]>();
  const seen = new Set<number>();
  const note = (id: number, part: Part) => {
    if (seen.has(part.at)) return;
    seen.add(part.at);
    parts.set(id, [...(parts.get(id) ?? []), part]);
  };
  let at = begin;
  let firstCluster = film.size;
  for (let count = 0; count < MOST_PARTS && at < film.size; count++) {
    const head = headAt(await film.at(at, LONGEST_HEAD));
    if (head === null) break;
    if (head.id === ID.cluster) firstCluster = at;
    if (head.id === ID.cluster || head.size === null) break;
    note(head.id, { at: at + head.headBytes, size: head.size });
    at += head.headBytes + head.size;
  }
  // What comes after the pictures is named before them.
  for (const part of parts.get(ID.seekHead) ?? []) {
    for (const place of seekPlaces(await elements(film, part))) {
      const head = headAt(await film.at(begin + place, LONGEST_HEAD));
      if (head !== null && head.size !== null && head.id !== ID.cluster)
        note(head.id, { at: begin + place + head.headBytes, size: head.size });
    }
  }
  const all = async (id: number): Promise<readonly Element[]> => {
    const found: Element[] = [];
    for (const part of parts.get(id) ?? []) found.push(...(await elements(film, part)));
    return found;
  };
  const scale = (await all(ID.info)).find(({ id }) => id === ID.timestampScale);
  const secPerTick = (scale === undefined ? 1_000_000 : uintOf(scale.data)) / 1e9;
  const entries = (await all(ID.tracks)).filter(({ id }) => id === ID.trackEntry);
  return {
    tracks: entries.flatMap(({ data }) => textTrackOf(data) ?? []),
    cues: cuePlaces(await all(ID.cues), begin, secPerTick),
    attachments: parts.get(ID.attachments) ?? [],
    firstCluster,
    secPerTick,
  };
}

async function segmentBegin(film: ByteWindow): Promise<number | null> {
  const first = headAt(await film.at(0, LONGEST_HEAD));
  if (first?.id !== ID.ebml || first.size === null) return null;
  const at = first.headBytes + first.size;
  const segment = headAt(await film.at(at, LONGEST_HEAD));
  return segment?.id === ID.segment ? at + segment.headBytes : null;
}

async function elements(film: ByteWindow, { at, size }: Part): Promise<readonly Element[]> {
  if (size > LARGEST_PART) return [];
  // A copy: the window goes on.
  return [...elementsIn((await film.at(at, size)).slice())];
}

const seekPlaces = (seeks: readonly Element[]): readonly number[] =>
  seeks
    .filter(({ id }) => id === ID.seek)
    .flatMap(({ data }) => [...elementsIn(data)].filter(({ id }) => id === ID.seekPosition))
    .map(({ data }) => uintOf(data));

function cuePlaces(points: readonly Element[], begin: number, secPerTick: number): readonly CuePlace[] {
  const places: CuePlace[] = [];
  for (const point of points) {
    if (point.id !== ID.cuePoint) continue;
    const inside = [...elementsIn(point.data)];
    const time = inside.find(({ id }) => id === ID.cueTime);
    for (const positions of inside.filter(({ id }) => id === ID.cuePositions)) {
      const numbers = new Map([...elementsIn(positions.data)].map(({ id, data }) => [id, uintOf(data)]));
      const cluster = numbers.get(ID.cueCluster);
      if (time === undefined || cluster === undefined) continue;
      places.push({
        sec: uintOf(time.data) * secPerTick,
        track: numbers.get(ID.cueTrack) ?? 0,
        cluster: begin + cluster,
        relative: numbers.get(ID.cueRelative) ?? null,
      });
    }
  }
  return places.toSorted((a, b) => a.sec - b.sec);
}
