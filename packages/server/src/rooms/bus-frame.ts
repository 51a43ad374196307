/**
 * BusFrame: what nodes say to each other about one room: a line that says who speaks and how far the room is, and below
 * it a message of the wire protocol, checked like one from anywhere. Rules BU5–BU7 in docs/spec/bus.md.
 */
import {
  decodeDown,
  encode,
  fail,
  ok,
  type Digest,
  type Down,
  type Entry,
  type Result,
  type SignalDown,
} from '@lockstep/core';

export interface FrameHead {
  /** Which run of which node speaks. */
  readonly node: string;
  /** The room's last entry there. */
  readonly seq: number;
  /** The last message said in it, as far as is known there. */
  readonly said: number;
  /** How many digests of the room it has sent. */
  readonly digests: number;
}

export type FrameBody =
  /** Entries that this node appended. */
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  /** What changed among its connections, or all of them; `openedAt` tells of each row when its line was opened. */
  | {
      readonly kind: 'digest';
      readonly whole: boolean;
      readonly digest: Digest;
      readonly openedAt: readonly number[];
    }
  /** For everybody in the room, as it is: what is not of the room's log (what was said). */
  | { readonly kind: 'tell'; readonly message: Down }
  /** For one connection that the node told of may have. [BU19] */
  | { readonly kind: 'carry'; readonly to: string; readonly message: SignalDown }
  /** Nothing new. */
  | { readonly kind: 'here' }
  /** Tell all your connections: `to` one node, or everybody. */
  | { readonly kind: 'ask'; readonly to: string | null }
  /** The node ends; its members come back elsewhere. */
  | { readonly kind: 'leaving' };

export type BusFrame = FrameHead & FrameBody;

export function encodeFrame(frame: BusFrame): string {
  switch (frame.kind) {
    case 'entries': {
      const { entries, ...head } = frame;
      return `${JSON.stringify(head)}\n${encode({ type: 'events', entries })}`;
    }
    case 'tell':
    case 'carry': {
      const { message, ...head } = frame;
      return `${JSON.stringify(head)}\n${encode(message)}`;
    }
    case 'digest': {
      const { digest, ...head } = frame;
      return `${JSON.stringify(head)}\n${encode(digest)}`;
    }
    case 'here':
    case 'ask':
    case 'leaving':
      return JSON.stringify(frame);
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

function headOf(line: string): (FrameHead & Readonly<Record<string, unknown>>) | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { node, seq, said, digests, ...rest } = parsed as Record<string, unknown>;
  const isHead = isName(node) && isCount(seq) && isCount(said) && isCount(digests);
  return isHead ? { ...rest, node, seq, said, digests } : null;
}

/** The frame, or `badFrame` for what is none: another program's, or a newer node's. */
export function decodeFrame(text: string): Result<BusFrame, 'badFrame'> {
  const end = text.indexOf('\n');
  const fields = headOf(end < 0 ? text : text.slice(0, end));
  if (fields === null) return fail('badFrame');
  const { node, seq, said, digests, kind, to, whole, openedAt } = fields;
  const head: FrameHead = { node, seq, said, digests };
  switch (kind) {
    case 'here':
    case 'leaving':
      return ok({ ...head, kind });
    case 'ask':
      return to === null || isName(to) ? ok({ ...head, kind, to }) : fail('badFrame');
    case 'entries': {
      const body = decodeDown(text.slice(end + 1));
      if (!body.ok || body.value.type !== 'events') return fail('badFrame');
      return ok({ ...head, kind, entries: body.value.entries });
    }
    case 'tell': {
      const body = decodeDown(text.slice(end + 1));
      return body.ok ? ok({ ...head, kind, message: body.value }) : fail('badFrame');
    }
    case 'carry': {
      const body = decodeDown(text.slice(end + 1));
      if (!body.ok || body.value.type !== 'signal' || !isName(to)) return fail('badFrame');
      return ok({ ...head, kind, to, message: body.value });
    }
    case 'digest': {
      const body = decodeDown(text.slice(end + 1));
      if (!body.ok || body.value.type !== 'digest' || typeof whole !== 'boolean') return fail('badFrame');
      const fits = Array.isArray(openedAt) && openedAt.length === body.value.rows.length;
      if (!fits || !openedAt.every((moment) => Number.isFinite(moment))) return fail('badFrame');
      return ok({ ...head, kind, whole, digest: body.value, openedAt: openedAt as readonly number[] });
    }
    default:
      return fail('badFrame');
  }
}
