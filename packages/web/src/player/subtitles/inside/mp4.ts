/**
 * MP4: the subtitles inside a film's file (.mp4, .m4v, .mov) as timed text (`tx3g`) or WebVTT (`wvtt`). Its tables tell
 * where each line is, so only lines are read. Files cut into fragments have no such tables; those are left alone.
 */
import { createByteWindow, type ByteWindow } from './byte-window.ts';
import { boxAt, boxesIn, boxOn, LONGEST_BOX_HEAD, viewOf } from './mp4-boxes.ts';
import { samplesOf, type Sample } from './mp4-samples.ts';
import { createRangesRead } from './ranges-read.ts';
import { textOfLines } from './text-of-lines.ts';
import type { InsideTrack, Line } from './track.ts';

const BACK_SEC = 120;
const AHEAD_SEC = 300;
const PIECE_BYTES = 16_384;
/** Tables of the longest films have a few MB. */
const LARGEST_TABLES = 64_000_000;
const LARGEST_LINE = 100_000;
const MOST_PARTS = 1000;

/** null: it is no MP4 file. */
export async function openMp4(file: Blob): Promise<readonly InsideTrack[] | null> {
  const film = createByteWindow(file, PIECE_BYTES);
  if (boxAt(await film.at(0, LONGEST_BOX_HEAD))?.type !== 'ftyp') return null;
  const tables = await tablesOf(film);
  if (tables === null) return [];
  const ticksPerSec = ticksIn(boxOn(tables, 'mvhd'));
  return [...boxesIn(tables)]
    .filter(({ type }) => type === 'trak')
    .flatMap(({ data }) => trackOf(createByteWindow(file, PIECE_BYTES), data, ticksPerSec) ?? []);
}

async function tablesOf(film: ByteWindow): Promise<Uint8Array | null> {
  for (let at = 0, count = 0; at < film.size && count < MOST_PARTS; count++) {
    const head = boxAt(await film.at(at, LONGEST_BOX_HEAD));
    if (head === null) return null;
    const size = head.size ?? film.size - at;
    if (head.type === 'moov') {
      if (size > LARGEST_TABLES) return null;
      return (await film.at(at + head.headBytes, size - head.headBytes)).slice();
    }
    at += size;
  }
  return null;
}

function trackOf(film: ByteWindow, trak: Uint8Array, filmTicks: number): InsideTrack | null {
  const media = boxOn(trak, 'mdia', 'mdhd');
  const table = boxOn(trak, 'mdia', 'minf', 'stbl');
  if (media === null || table === null) return null;
  // The version, the flags and the number of descriptions come before them.
  const kind = boxAt(boxOn(table, 'stsd')?.subarray(8) ?? new Uint8Array())?.type;
  if (kind !== 'tx3g' && kind !== 'text' && kind !== 'wvtt') return null;
  const ticks = ticksIn(media);
  const samples = samplesOf(table, ticks, shiftOf(boxOn(trak, 'edts', 'elst'), filmTicks, ticks));
  if (samples.length === 0) return null;
  const lines = new Map<number, Line>();
  const read = createRangesRead();
  return {
    title: new TextDecoder().decode(boxOn(trak, 'udta', 'name') ?? new Uint8Array()),
    language: languageOf(media),
    async readAround(sec, signal) {
      const missing = read.missing(Math.max(0, sec - BACK_SEC), sec + AHEAD_SEC);
      if (missing === null) return false;
      const [from, to] = missing;
      for (const sample of samples) {
        if (sample.to < from || sample.from > to || sample.size > LARGEST_LINE) continue;
        signal.throwIfAborted();
        if (!lines.has(sample.at)) lines.set(sample.at, await lineOf(film, sample, kind === 'wvtt'));
      }
      read.add(from, to);
      return true;
    },
    // Between two lines there is an empty one.
    text: async () => {
      const said = [...lines.values()].filter(({ text }) => text.trim() !== '');
      return textOfLines(kind === 'wvtt' ? 'vtt' : 'srt', '', said, []);
    },
  };
}

async function lineOf(film: ByteWindow, { at, size, from, to }: Sample, isVtt: boolean): Promise<Line> {
  const data = await film.at(at, size);
  return { from, to, text: isVtt ? vttText(data) : timedText(data) };
}

function vttText(sample: Uint8Array): string {
  const said = [...boxesIn(sample)]
    .filter(({ type }) => type === 'vttc')
    .map(({ data }) => new TextDecoder().decode(boxOn(data, 'payl') ?? new Uint8Array()));
  return said.join('\n');
}

/** Its length, then the text; what follows are styles. */
function timedText(sample: Uint8Array): string {
  if (sample.length < 2) return '';
  const text = sample.subarray(2, 2 + viewOf(sample).getUint16(0));
  const isUtf16 = text[0] === 0xfe && text[1] === 0xff;
  return new TextDecoder(isUtf16 ? 'utf-16be' : 'utf-8').decode(text);
}

/** Of `mvhd` and `mdhd` alike. */
function ticksIn(box: Uint8Array | null): number {
  if (box === null || box.length < 24) return 1000;
  return Math.max(1, viewOf(box).getUint32(box[0] === 1 ? 20 : 12));
}

/** Three letters of five bits each. */
function languageOf(media: Uint8Array): string | null {
  const at = media[0] === 1 ? 32 : 20;
  if (media.length < at + 2) return null;
  const bits = viewOf(media).getUint16(at);
  const code = [10, 5, 0].map((shift) => String.fromCharCode(((bits >> shift) & 31) + 0x60)).join('');
  return /^[a-z]{3}$/.test(code) && code !== 'und' ? code : null;
}

/** An empty piece before the track puts it off; a beginning later than its own pulls it forward. */
function shiftOf(list: Uint8Array | null, filmTicks: number, ticks: number): number {
  if (list === null || list.length < 8) return 0;
  const view = viewOf(list);
  const long = list[0] === 1;
  const bytes = long ? 20 : 12;
  let shift = 0;
  for (let at = 8; at + bytes <= list.length; at += bytes) {
    const lasts = long ? Number(view.getBigUint64(at)) : view.getUint32(at);
    const begins = long ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4);
    if (begins >= 0) return shift - begins / ticks;
    shift += lasts / filmTicks;
  }
  return shift;
}
