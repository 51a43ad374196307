/**
 * Matroska: the subtitles inside a film's file (.mkv, .webm). They lie among the pictures of the whole film, so they are
 * read as it is watched: by the index where it names their lines, else through the pictures, a little ahead.
 */
import { createByteWindow, type ByteWindow } from './byte-window.ts';
import { elementsIn, textIn, headAt, LONGEST_HEAD } from './ebml.ts';
import { blocksFrom, type Block, type BlockWalk } from './matroska-blocks.ts';
import { readMatroskaHead, type MatroskaHead } from './matroska-head.ts';
import { ID } from './matroska-ids.ts';
import { unpacked, type TextTrack } from './matroska-track.ts';
import { createRangesRead } from './ranges-read.ts';
import { textOfLines } from './text-of-lines.ts';
import type { InsideTrack, Line } from './track.ts';

/** Of the film, by the index: a few small pieces. */
const INDEXED_BACK_SEC = 120;
const INDEXED_AHEAD_SEC = 300;
const INDEXED_PIECE_BYTES = 16_384;
/** Of the film, through its pictures: as much of the file as they take, in steps. */
const WALKED_BACK_SEC = 10;
const WALKED_AHEAD_SEC = 60;
const WALKED_STEP_SEC = 10;
/** Of a cluster that is jumped over. */
const SKIMMED_BYTES = 512;
/** Of a line that does not tell. */
const USUAL_LENGTH_SEC = 4;
/** Of all fonts together, held in memory. */
const MOST_FONT_BYTES = 64_000_000;
const MOST_LINES = 50_000;

/** null: it is no Matroska file. */
export async function openMatroska(file: Blob): Promise<readonly InsideTrack[] | null> {
  const film = createByteWindow(file);
  const head = await readMatroskaHead(film);
  if (head === null) return null;
  let fonts: Promise<readonly Uint8Array[]> | null = null;
  // Each with a window of its own: two that are read at once do not take it from each other.
  const fontsOnce = async () =>
    (fonts ??= readFonts(createByteWindow(file), head).catch((error: unknown) => {
      // A file that cannot be read for a moment is asked again.
      fonts = null;
      throw error;
    }));
  return head.tracks.map((track) => insideTrack(file, head, track, fontsOnce));
}

type Place = Pick<BlockWalk, 'cluster' | 'relative'>;

function insideTrack(
  file: Blob,
  head: MatroskaHead,
  track: TextTrack,
  fontsOnce: () => Promise<readonly Uint8Array[]>,
): InsideTrack {
  const skim = createByteWindow(file, SKIMMED_BYTES);
  const lines = new Map<number, Line>();
  /** Clusters gone through or over, and when they begin. */
  const passed = new Map<number, number>();
  const read = createRangesRead();
  const places = head.cues.filter((cue) => cue.track === track.number);
  const isIndexed = places.length > 0;
  const film = isIndexed ? createByteWindow(file, INDEXED_PIECE_BYTES) : createByteWindow(file);

  const keep = async ({ at, sec, lastsSec, data }: Block) => {
    if (lines.has(at) || lines.size >= MOST_LINES) return;
    const text = textIn(await unpacked(data, track.packing).catch(() => new Uint8Array()));
    const said = track.hasCueHead ? text.split('\n').slice(2).join('\n') : text;
    lines.set(at, { from: sec, to: sec + (lastsSec ?? USUAL_LENGTH_SEC), text: said });
  };
  const walk = async (place: Place, [fromSec, untilSec]: readonly [number, number], signal: AbortSignal) => {
    const { secPerTick } = head;
    const wanted = new Set([track.number]);
    const onCluster = (at: number, sec: number) => passed.set(at, sec);
    const ways = { film, skim, secPerTick, wanted, fromSec, untilSec, signal, onCluster };
    for await (const block of blocksFrom({ ...place, ...ways })) await keep(block);
  };
  /** The last known place before that time, of whatever track; the first cluster where there is none. */
  const clusterBefore = (sec: number): number => {
    const indexed = head.cues.findLast((cue) => cue.sec <= sec);
    let best = { at: indexed?.cluster ?? head.firstCluster, sec: indexed?.sec ?? 0 };
    for (const [at, begins] of passed) if (begins <= sec && begins > best.sec) best = { at, sec: begins };
    return best.at;
  };

  return {
    title: track.title,
    language: track.language,
    async readAround(sec, signal) {
      const [back, ahead] = isIndexed
        ? [INDEXED_BACK_SEC, INDEXED_AHEAD_SEC]
        : [WALKED_BACK_SEC, WALKED_AHEAD_SEC];
      const missing = read.missing(Math.max(0, sec - back), sec + ahead);
      if (missing === null) return false;
      const [from] = missing;
      if (isIndexed) {
        const [, to] = missing;
        for (const { sec: at, cluster, relative } of places)
          // Several lines may begin at the moment that the index names once.
          if (at >= from && at < to) await walk({ cluster, relative }, [0, at], signal);
        read.add(from, to);
      } else {
        const to = Math.min(missing[1], from + WALKED_STEP_SEC);
        await walk({ cluster: clusterBefore(from), relative: null }, [from, to], signal);
        read.add(from, to);
      }
      return true;
    },
    text: async () => {
      const styled = track.format === 'ass' || track.format === 'ssa';
      return textOfLines(track.format, track.header, [...lines.values()], styled ? await fontsOnce() : []);
    },
  };
}

/** Those that are fonts by their type or name, as many as are bearable. */
async function readFonts(film: ByteWindow, head: MatroskaHead): Promise<readonly Uint8Array[]> {
  const fonts: Uint8Array[] = [];
  let bytes = 0;
  for (const part of head.attachments) {
    for (let at = part.at; at < part.at + part.size;) {
      const file = headAt(await film.at(at, LONGEST_HEAD));
      if (file === null || file.size === null) break;
      const body = at + file.headBytes;
      if (file.id === ID.attachedFile && bytes + file.size <= MOST_FONT_BYTES) {
        const inside = new Map(
          [...elementsIn((await film.at(body, file.size)).slice())].map(({ id, data }) => [id, data]),
        );
        const told = `${textIn(inside.get(ID.fileType) ?? new Uint8Array())} ${textIn(inside.get(ID.fileName) ?? new Uint8Array())}`;
        const data = inside.get(ID.fileData);
        if (data !== undefined && /font|truetype|opentype|\.(ttf|otf|ttc|otc|woff2?)$/i.test(told)) {
          fonts.push(data);
          bytes += data.length;
        }
      }
      at = body + file.size;
    }
  }
  return fonts;
}
