/** Matroska track: a track of text, how its lines are packed and what they are written in. */
import { elementsIn, textIn, uintOf, type Element } from './ebml.ts';
import { ID } from './matroska-ids.ts';

export type TextFormat = 'srt' | 'ass' | 'ssa' | 'vtt';

export interface TextTrack {
  readonly number: number;
  readonly format: TextFormat;
  /** How a WebM file writes WebVTT: two lines about the cue come before what it says. */
  readonly hasCueHead: boolean;
  /** Styles and what else stands before the lines. */
  readonly header: string;
  readonly title: string;
  readonly language: string | null;
  readonly packing: Packing;
}

export type Packing =
  | { readonly way: 'none' }
  | { readonly way: 'zlib' }
  /** These bytes stand before each line, and only here. */
  | { readonly way: 'stripped'; readonly bytes: Uint8Array };

const SUBTITLES = 0x11;
const FORMATS: Readonly<Record<string, TextFormat>> = {
  'S_TEXT/UTF8': 'srt',
  'S_TEXT/ASCII': 'srt',
  'S_TEXT/ASS': 'ass',
  S_ASS: 'ass',
  'S_TEXT/SSA': 'ssa',
  S_SSA: 'ssa',
  'S_TEXT/WEBVTT': 'vtt',
  'D_WEBVTT/SUBTITLES': 'vtt',
  'D_WEBVTT/CAPTIONS': 'vtt',
};

/** null: pictures, sound, subtitles that are pictures, or something locked. */
export function textTrackOf(entry: Uint8Array): TextTrack | null {
  const parts = new Map([...elementsIn(entry)].map(({ id, data }) => [id, data]));
  const text = (id: number): string => textIn(parts.get(id) ?? new Uint8Array());
  const number = (id: number): number => uintOf(parts.get(id) ?? new Uint8Array());
  const codec = text(ID.codecId);
  const format = FORMATS[codec];
  // WebM files count text as something of its own kind.
  const isText = number(ID.trackType) === SUBTITLES || codec.startsWith('D_WEBVTT');
  const packing = packingOf(parts.get(ID.contentEncodings));
  if (format === undefined || !isText || packing === null) return null;
  const language = text(ID.languageTag) || text(ID.language);
  return {
    number: number(ID.trackNumber),
    format,
    hasCueHead: codec.startsWith('D_WEBVTT'),
    header: text(ID.codecPrivate),
    title: text(ID.trackName),
    language: language === '' || language === 'und' ? null : language,
    packing,
  };
}

/** null: locked, or packed in a way that nobody uses for text. */
function packingOf(encodings: Uint8Array | undefined): Packing | null {
  if (encodings === undefined) return { way: 'none' };
  const all = [...elementsIn(encodings)].filter(({ id }) => id === ID.contentEncoding);
  const [encoding] = all;
  if (encoding === undefined) return { way: 'none' };
  const inside = [...elementsIn(encoding.data)];
  const compression = inside.find(({ id }) => id === ID.contentCompression);
  if (all.length > 1 || compression === undefined || inside.some(isLock)) return null;
  const settings = new Map([...elementsIn(compression.data)].map(({ id, data }) => [id, data]));
  const way = uintOf(settings.get(ID.compressionWay) ?? new Uint8Array());
  if (way === 0) return { way: 'zlib' };
  if (way === 3) return { way: 'stripped', bytes: settings.get(ID.compressionSettings) ?? new Uint8Array() };
  return null;
}

const isLock = ({ id }: Element): boolean => id === ID.contentEncryption;

/** A line as it was before it was packed. */
export async function unpacked(data: Uint8Array, packing: Packing): Promise<Uint8Array> {
  switch (packing.way) {
    case 'none':
      return data;
    case 'stripped':
      return Uint8Array.from([...packing.bytes, ...data]);
    case 'zlib': {
      const stream = new Blob([data.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    }
  }
}
