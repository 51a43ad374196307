/** Client → server, now and then, and when something of it changes: where my player is and how my line is. `brief` tells the rest of the time. Told to others in digests; never stored. */
import * as v from 'valibot';
import { calling } from './call.ts';
import * as s from './shapes.ts';

export const playerState = v.picklist([
  'playing',
  'paused',
  'starting',
  'landing',
  'buffering',
  'away',
  'noSource',
  'failed',
]);
export type PlayerState = v.InferOutput<typeof playerState>;

const reportFields = {
  state: playerState,
  /** Where the player is at server moment `at`; null without a film. */
  position: v.nullable(s.position),
  at: s.moment,
  /** Actual speed. */
  rate: v.nullable(s.rate),
  /** Playhead minus the room's position; null when not measured. */
  skewMs: v.nullable(s.signedMs),
  /** Worst-case error of the clock; null before the first estimate. */
  clockErrorMs: v.nullable(s.milliseconds),
  roundTripMs: v.nullable(s.milliseconds),
  /** How much later than the quickest an answer may come. */
  jitterMs: v.nullable(s.milliseconds),
  bufferedSec: s.seconds,
  /** Learned costs of this device, for the room's lead. */
  warmStartMs: s.milliseconds,
  coldStartMs: s.milliseconds,
  seekMs: s.milliseconds,
  /** false: too slow or away; does not count for leads and holds. */
  counts: v.boolean(),
  visible: v.boolean(),
  /** The browser plays it muted until a tap. */
  soundBlocked: v.boolean(),
  /** Detached by this person's own wish: what the film does here by itself. */
  excursion: v.exactOptional(v.picklist(['playing', 'paused'])),
  /** How often it ran dry since this film was opened. */
  stalls: v.exactOptional(s.count),
  /** What comes in, as far as it can be told; absent while nothing is fetched. */
  bytesPerSec: v.exactOptional(s.bytes),
  /** Seconds of film that come in per second. */
  fetchSpeed: v.exactOptional(s.seconds),
  picture: v.exactOptional(
    v.strictObject({ width: s.count, height: s.count, dropped: s.count, frames: s.count }),
  ),
  /** The picture stutters, or is about to stop, or has, and why; absent while all is well. [CL66] */
  trouble: v.exactOptional(
    v.strictObject({
      cause: v.picklist(['line', 'server', 'device', 'hidden']),
      /** Until it stops, as it goes now; null: that cannot be told. */
      inSec: v.nullable(s.seconds),
    }),
  ),
  /** What is open here, to tell whether all watch the same film. */
  film: v.nullable(
    v.strictObject({
      item: s.id,
      name: v.nullable(s.title),
      size: v.nullable(s.bytes),
      duration: v.nullable(s.position),
      /** Of its content; absent while it is not known. */
      hash: v.exactOptional(s.hash),
      /** This member's own, and none of the room's sources. */
      own: v.exactOptional(v.literal(true)),
      /** So much farther on than the room this copy is at the same picture; absent: not at all. */
      offsetSec: v.exactOptional(s.offset),
    }),
  ),
} as const;

export const report = v.strictObject({
  type: v.literal('report'),
  ...reportFields,
  /** Asks what time it is, as `probe` does; the answer may go with whatever is told next. */
  probe: v.exactOptional(s.count),
});
export type Report = v.InferOutput<typeof report>;
/** A report without its envelope. */
export type Telemetry = Omit<Report, 'type' | 'probe'>;

/** One connection of one member, as others see it. */
export const presence = v.object({
  connection: s.id,
  member: s.id,
  device: v.picklist(['computer', 'phone', 'tablet', 'tv', 'player', 'program']),
  /** away: its line is down, within the grace period. */
  link: v.picklist(['up', 'down']),
  /** null until the first report. */
  telemetry: v.nullable(v.object(reportFields)),
  /** In the room's call; absent: not in it. [CA1] */
  call: v.exactOptional(calling),
});
export type Presence = v.InferOutput<typeof presence>;
