/** Server → client: what became of a command. The events themselves come with `events`. */
import * as v from 'valibot';
import { playback } from './room-shapes.ts';
import * as s from './shapes.ts';

/** Accepted; `seq` is the room's after it (unchanged when there was nothing to change). */
export const accepted = v.object({ type: v.literal('accepted'), id: s.id, seq: s.count });
export type Accepted = v.InferOutput<typeof accepted>;

export const refused = v.object({
  type: v.literal('refused'),
  id: s.id,
  code: v.picklist([
    'superseded',
    'notMember',
    'nothingToPlay',
    'unknownItem',
    'duplicateItem',
    'queueFull',
    'lastSource',
    'roomFull',
    'badName',
    'outOfRange',
    'notAllowed',
    'notInControl',
    'outranked',
    'lastHost',
    'unknownMember',
    'unknownMarker',
    'duplicateMarker',
    'listFull',
    'badText',
    'banned',
    'locked',
    'needsPassword',
    'wrongPassword',
    'roomClosed',
    'heldTooOften',
    'callFull',
    'callsOff',
    'tooFast',
    'retry',
  ]),
  /** What stands instead. */
  playback,
  /** When asking again makes sense, or null if it does not. */
  retryAfterMs: v.nullable(s.milliseconds),
});
export type Refused = v.InferOutput<typeof refused>;
