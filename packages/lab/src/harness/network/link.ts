/**
 * Link: what a line between two places does to bytes, as arithmetic. TCP is on top of it, so nothing is lost or
 * reordered: a lost packet shows as a stall of everything behind it.
 */
export interface LinkShape {
  /** In ms, each way. */
  readonly oneWayMs: number;
  /** Uniform, ± this many ms. */
  readonly jitterMs: number;
  /** Share of packets lost, 0–1. */
  readonly loss: number;
  /** null: as fast as it comes. */
  readonly bytesPerSec: number | null;
}

export const directLine: LinkShape = { oneWayMs: 0, jitterMs: 0, loss: 0, bytesPerSec: null };

const SEGMENT_BYTES = 1448;
/** Fewer segments than this in flight cannot trigger a fast retransmission. */
const FAST_RETRANSMIT_SEGMENTS = 3;
/** Linux's shortest wait before a packet is sent again without being asked. */
const SHORTEST_RETRANSMISSION_MS = 200;

/** One direction of one member's line; all his connections share its width. */
export interface Line {
  shape: LinkShape;
  /** When the bytes accepted so far will have left. */
  freeAt: number;
}

/** One direction of one connection: its bytes arrive in order. */
export interface Lane {
  readonly line: Line;
  lastDue: number;
}

/** When bytes that come to the lane at `now` come out at its other end. Keeps order. `random` is uniform in [0, 1). */
export function dueMoment(lane: Lane, now: number, bytes: number, random: () => number): number {
  const { line } = lane;
  const { oneWayMs, jitterMs, loss, bytesPerSec } = line.shape;
  const transferMs = bytesPerSec === null ? 0 : (bytes / bytesPerSec) * 1000;
  line.freeAt = Math.max(line.freeAt, now) + transferMs;
  const segments = Math.ceil(bytes / SEGMENT_BYTES);
  const lost = random() < 1 - (1 - loss) ** segments;
  const travel = Math.max(0, oneWayMs + (random() * 2 - 1) * jitterMs);
  const due = line.freeAt + travel + (lost ? retransmissionMs(oneWayMs, segments) : 0);
  lane.lastDue = Math.max(lane.lastDue, due);
  return lane.lastDue;
}

/** A long burst is repaired after one round trip, a lone packet only after the sender's patience is over as well. */
function retransmissionMs(oneWayMs: number, segments: number): number {
  const patience = segments > FAST_RETRANSMIT_SEGMENTS ? 0 : SHORTEST_RETRANSMISSION_MS;
  return 2 * oneWayMs + patience;
}
