/**
 * Matroska blocks: goes through a film's file from one place on, past pictures and sound, and hands over what is said.
 * Of pictures only their heads are read, a window at a time.
 */
import type { ByteWindow } from './byte-window.ts';
import { elementsIn, headAt, LONGEST_HEAD, uintOf, type ElementHead } from './ebml.ts';
import { ID, isTop } from './matroska-ids.ts';

export interface Block {
  /** Where it is in the file: no two are at one place. */
  readonly at: number;
  readonly track: number;
  readonly sec: number;
  /** null: not told. */
  readonly lastsSec: number | null;
  readonly data: Uint8Array;
}

export interface BlockWalk {
  readonly film: ByteWindow;
  /** For what is jumped over. */
  readonly skim: ByteWindow;
  /** Where a cluster begins. */
  readonly cluster: number;
  /** In the cluster, where to begin; null: at its beginning. */
  readonly relative: number | null;
  readonly secPerTick: number;
  readonly wanted: ReadonlySet<number>;
  /** What lies well before this is jumped over. */
  readonly fromSec: number;
  /** Goes no further than the first picture or sound that is later than this. */
  readonly untilSec: number;
  readonly signal: AbortSignal;
  readonly onCluster: (at: number, sec: number) => void;
}

/** No cluster is longer: times in it are counted by 16 bits, in ms in all files there are. */
const LONGEST_CLUSTER_SEC = 33;

/** What is said in one line has no more; else the file is damaged. */
const LARGEST_LINE = 1_000_000;
/** Of a group: its block's own head, number and time. */
const BLOCK_HEAD = LONGEST_HEAD + LONGEST_HEAD;

/** Ends at `untilSec`, at the end of the file, and where it is damaged. */
export async function* blocksFrom(walk: BlockWalk): AsyncGenerator<Block> {
  const { film, skim, secPerTick, wanted, fromSec, untilSec, signal, onCluster } = walk;
  let { relative } = walk;
  for (let at: number | null = walk.cluster; at !== null && at < film.size;) {
    signal.throwIfAborted();
    const cluster = await clusterAt(skim, at);
    if (cluster === null) return;
    const clusterSec = cluster.ticks * secPerTick;
    onCluster(at, clusterSec);
    if (clusterSec > untilSec) return;
    if (cluster.end < film.size && clusterSec + LONGEST_CLUSTER_SEC < fromSec) {
      at = await nextCluster(skim, cluster.end);
      continue;
    }
    let child = cluster.body + (relative ?? 0);
    relative = null;
    while (child < cluster.end) {
      signal.throwIfAborted();
      const head = headAt(await film.at(child, LONGEST_HEAD));
      if (head === null || isTop(head.id) || head.size === null) break;
      const body = child + head.headBytes;
      const place = await placeOf(film, head, body);
      if (place !== null) {
        const sec = (cluster.ticks + place.ticks) * secPerTick;
        if (wanted.has(place.track) && head.size <= LARGEST_LINE) {
          const bytes = (await film.at(body, head.size)).slice();
          const { data, ticks } = place.grouped ? groupOf(bytes) : { data: bytes, ticks: null };
          const lastsSec = ticks === null ? null : ticks * secPerTick;
          yield { at: child, track: place.track, sec, lastsSec, data: data.subarray(place.bytes) };
        } else if (sec > untilSec) {
          return;
        }
      }
      child = body + head.size;
    }
    at = await nextCluster(film, child);
  }
}

interface Cluster {
  readonly body: number;
  readonly end: number;
  readonly ticks: number;
}

/** Its time is among the first things in it. */
async function clusterAt(film: ByteWindow, at: number): Promise<Cluster | null> {
  const head = headAt(await film.at(at, LONGEST_HEAD));
  if (head?.id !== ID.cluster) return null;
  const body = at + head.headBytes;
  const end = head.size === null ? film.size : body + head.size;
  for (let child = body, count = 0; count < 5 && child < end; count++) {
    const inside = headAt(await film.at(child, LONGEST_HEAD));
    if (inside === null || inside.size === null) return null;
    const begin = child + inside.headBytes;
    if (inside.id === ID.timestamp)
      return { body, end, ticks: uintOf((await film.at(begin, inside.size)).slice(0, 8)) };
    child = begin + inside.size;
  }
  return null;
}

/** From there on; null: there is none. */
async function nextCluster(film: ByteWindow, from: number): Promise<number | null> {
  for (let at = from; at < film.size;) {
    const head = headAt(await film.at(at, LONGEST_HEAD));
    if (head === null) return null;
    if (head.id === ID.cluster) return at;
    if (head.size === null) return null;
    at += head.headBytes + head.size;
  }
  return null;
}

interface BlockPlace {
  readonly track: number;
  /** After the cluster's time; may be before it. */
  readonly ticks: number;
  /** Of what stands before the line itself, in its block. */
  readonly bytes: number;
  readonly grouped: boolean;
}

/** What a block is of and when, without reading it; null: no block. */
async function placeOf(film: ByteWindow, head: ElementHead, body: number): Promise<BlockPlace | null> {
  const grouped = head.id === ID.blockGroup;
  if (!grouped && head.id !== ID.simpleBlock) return null;
  const bytes = await film.at(body, BLOCK_HEAD);
  const block = grouped ? headAt(bytes) : null;
  // A group's block comes first in all files there are.
  if (grouped && block?.id !== ID.block) return null;
  const at = block?.headBytes ?? 0;
  const track = bytes[at] ?? 0;
  // Nobody has more tracks than a byte can count.
  if (track < 128 || bytes.length < at + 4) return null;
  const ticks = new DataView(bytes.buffer, bytes.byteOffset).getInt16(at + 1);
  return { track: track & 127, ticks, bytes: 4, grouped };
}

function groupOf(group: Uint8Array): { readonly data: Uint8Array; readonly ticks: number | null } {
  const parts = new Map([...elementsIn(group)].map(({ id, data }) => [id, data]));
  const lasts = parts.get(ID.blockDuration);
  return { data: parts.get(ID.block) ?? new Uint8Array(), ticks: lasts === undefined ? null : uintOf(lasts) };
}
