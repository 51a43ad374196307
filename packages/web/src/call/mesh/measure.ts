/** Measure: what the browser counts of one connection, how well it is, and whether its picture moves. */
import type { Quality } from '../call-line.ts';
import type { StatsReport } from './peer-connection.ts';

/** Counted since the connection began. */
export interface Counts {
  readonly received: number;
  readonly lost: number;
  /** Pictures of the camera; null: none have come yet. */
  readonly frames: number | null;
  /** null: not measured. */
  readonly roundTripSec: number | null;
}

const numberOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : 0;

/** `camera`: the id of the track that the pictures come on. */
export function countsOf(report: StatsReport, camera: string | null): Counts {
  let received = 0;
  let lost = 0;
  let frames: number | null = null;
  let roundTripSec: number | null = null;
  report.forEach((entry) => {
    if (entry['type'] === 'inbound-rtp') {
      received += numberOf(entry['packetsReceived']);
      lost += Math.max(0, numberOf(entry['packetsLost']));
      if (camera !== null && entry['trackIdentifier'] === camera) frames = numberOf(entry['framesDecoded']);
    }
    if (entry['type'] === 'candidate-pair' && entry['state'] === 'succeeded' && entry['nominated'] === true) {
      const trip = entry['currentRoundTripTime'];
      if (typeof trip === 'number') roundTripSec = Math.min(trip, roundTripSec ?? trip);
    }
  });
  return { received, lost, frames, roundTripSec };
}

const fairLoss = 0.02;
const poorLoss = 0.08;
const fairTripSec = 0.25;
const poorTripSec = 0.6;

/** Between two looks some seconds apart. `expects`: something is sent to us. [CA35] */
export function qualityOf(before: Counts, now: Counts, expects: boolean): Quality {
  const received = now.received - before.received;
  const lost = Math.max(0, now.lost - before.lost);
  if (expects && received <= 0) return 'lost';
  const loss = received + lost > 0 ? lost / (received + lost) : 0;
  const trip = now.roundTripSec ?? 0;
  if (loss > poorLoss || trip > poorTripSec) return 'poor';
  return loss > fairLoss || trip > fairTripSec ? 'fair' : 'good';
}

/** `still`: should move, and has not for the time named. */
export interface Motion {
  readonly frames: number | null;
  /** When it moved last, or was first expected to; null: nothing is expected to move. */
  readonly movedAt: number | null;
}

export const atRest: Motion = { frames: null, movedAt: null };

/** `expected`: the other side says that it sends pictures of its camera. */
export function moved(before: Motion, frames: number | null, expected: boolean, now: number): Motion {
  if (!expected) return { frames, movedAt: null };
  if (before.movedAt === null || frames !== before.frames) return { frames, movedAt: now };
  return before;
}

export const stillMs = ({ movedAt }: Motion, now: number): number => (movedAt === null ? 0 : now - movedAt);
