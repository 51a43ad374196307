/** Client → server, first of all: who I am, what I speak, and what I already have. */
import * as v from 'valibot';
import { ownerSecret, password } from './house-shapes.ts';
import * as s from './shapes.ts';

export const hello = v.strictObject({
  type: v.literal('hello'),
  /** Versions spoken, any order. */
  versions: s.list(s.count, 16),
  /** Random, kept by the device; the server derives the member's id from it. Never travels to anybody else. */
  secret: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  name: s.name,
  /** Made once per page load: tells a reconnect from a second tab. */
  connection: s.id,
  device: v.picklist(['computer', 'phone', 'tablet', 'tv', 'player', 'program']),
  /** For a room that has one. */
  password: v.exactOptional(password),
  /** Of the owner link: makes its bearer host. Whoever makes the room by this hello makes the link. */
  owner: v.exactOptional(ownerSecret),
  /** What was seen last, to get only what was missed. */
  resume: v.nullable(v.strictObject({ log: s.id, seq: s.count })),
});
export type Hello = v.InferOutput<typeof hello>;
