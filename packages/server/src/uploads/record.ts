/** UploadRecord: what is kept of one upload, from its first byte until it is deleted; a queue that outlives the process is made of them. */
import * as v from 'valibot';

const nameOrNull = v.nullable(v.pipe(v.string(), v.maxLength(200)));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const subtitlesShape = v.object({
  file: v.string(),
  format: v.picklist(['vtt', 'ass']),
  language: nameOrNull,
  title: nameOrNull,
});
const extrasShape = v.object({
  poster: nameOrNull,
  storyboard: nameOrNull,
  subtitles: v.pipe(v.array(subtitlesShape), v.readonly()),
  fonts: v.pipe(v.array(v.string()), v.readonly()),
});

/** noFilm, needsPrograms, damaged: see ports/workshop.ts. noSpace: the disk was full. */
const problems = ['noFilm', 'needsPrograms', 'damaged', 'noSpace'] as const;

const recordShape = v.object({
  format: v.literal(1),
  /** 128 random bits; part of the film's address. */
  id: v.string(),
  room: v.string(),
  /** The member who uploads it. */
  by: v.string(),
  /** What its file is called at home, and its size: who goes on must bring the same. */
  name: v.string(),
  bytes: count,
  /** ms since 1970. */
  createdAt: v.number(),
  /** Several sizes are wanted, also of what browsers play. */
  several: v.boolean(),
  phase: v.picklist(['receiving', 'waiting', 'ready', 'failed']),
  /** null: nobody has looked into it yet. */
  way: v.nullable(v.picklist(['asItIs', 'remux', 'ladder'])),
  problem: v.nullable(v.picklist(problems)),
  /** The file to open, once it is ready. */
  film: nameOrNull,
  durationSec: v.nullable(v.number()),
  /** Of what was published. */
  keptBytes: count,
  /** null: not made yet. */
  extras: v.nullable(extrasShape),
  /** It was put into the room's queue, or the room did not want it. */
  isBrought: v.boolean(),
});

export type UploadRecord = Readonly<v.InferOutput<typeof recordShape>>;
export type UploadProblem = (typeof problems)[number];

/** null: it is none, or of a version to come. */
export function readRecord(text: string): UploadRecord | null {
  try {
    const read = v.safeParse(recordShape, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

export interface NewUpload {
  readonly id: string;
  readonly room: string;
  readonly by: string;
  readonly name: string;
  readonly bytes: number;
  readonly several: boolean;
}

export const newRecord = (upload: NewUpload, createdAt: number): UploadRecord => ({
  format: 1,
  ...upload,
  createdAt,
  phase: 'receiving',
  way: null,
  problem: null,
  film: null,
  durationSec: null,
  keptBytes: 0,
  extras: null,
  isBrought: false,
});

/** `My.Film.2019.mkv` → `My.Film.2019` */
export const titleOf = ({ name }: Pick<UploadRecord, 'name'>): string =>
  name.replace(/\.[a-z0-9]{2,5}$/i, '') || name;

/** Where the film is, as a path on this server. */
export const addressOf = ({ id, film }: Pick<UploadRecord, 'id' | 'film'>): string | null =>
  film === null ? null : `/uploads/${id}/${film}`;
