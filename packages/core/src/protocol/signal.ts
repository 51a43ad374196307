/**
 * Signal: word from one connection to another of the same room, carried by the server and looked into by nobody on the
 * way: how two browsers find each other. Rules CA10–CA16 in docs/spec/call.md.
 */
import * as v from 'valibot';
import * as s from './shapes.ts';

/** A description with six videos is some 10 000 characters; longer ones fit no message (PR5). */
export const longestSdp = 14_000;

const sdp = v.pipe(v.string(), v.minLength(1), v.maxLength(longestSdp));
const candidateFields = {
  candidate: v.pipe(v.string(), v.maxLength(512)),
  sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  sdpMLineIndex: v.nullable(v.pipe(s.count, v.maxValue(255))),
};
const description = {
  type: v.literal('description'),
  kind: v.picklist(['offer', 'answer']),
  sdp,
} as const;
const candidates = <const Schema extends v.GenericSchema>(candidate: Schema) => ({
  type: v.literal('candidates'),
  candidates: s.list(candidate, 20),
});
const bye = { type: v.literal('bye'), why: v.picklist(['left', 'failed', 'again', 'refused']) } as const;
const file = { type: v.literal('file'), file: s.id } as const;
/** A file is to be had; `modified`, in ms since 1970, tells it from another of the same name and size. [FT1] */
const offer = { step: v.literal('offer'), name: s.title, bytes: s.count, modified: s.count } as const;
/** Send it from this byte on. */
const accept = { step: v.literal('accept'), from: s.count } as const;
/** It will be sent; another goes first. */
const waiting = { step: v.literal('waiting') } as const;
const decline = { step: v.literal('decline') } as const;
/** All of it is there, and it is what was sent. */
const done = { step: v.literal('done') } as const;
/** `why` is looked into by the part that sends files, which is loaded when it is needed. */
const cancel = { step: v.literal('cancel'), why: s.id } as const;

const envelope = {
  purpose: v.picklist(['call', 'file']),
  /** Of one attempt to be connected: what belongs to an earlier one is known by it. */
  session: s.id,
} as const;

/** Upwards: unknown fields are refused. */
export const signal = v.strictObject({
  type: v.literal('signal'),
  /** The connection it is for. */
  to: s.id,
  signal: v.strictObject({
    ...envelope,
    what: v.variant('type', [
      v.strictObject(description),
      v.strictObject(candidates(v.strictObject(candidateFields))),
      v.strictObject({ type: v.literal('hello') }),
      v.strictObject({ type: v.literal('alive') }),
      v.strictObject(bye),
      v.variant('step', [
        v.strictObject({ ...file, ...offer }),
        v.strictObject({ ...file, ...accept }),
        v.strictObject({ ...file, ...waiting }),
        v.strictObject({ ...file, ...decline }),
        v.strictObject({ ...file, ...done }),
        v.strictObject({ ...file, ...cancel }),
      ]),
    ]),
  }),
});
export type SignalUp = v.InferOutput<typeof signal>;
/** What one connection may say to another. */
export type OwnSignal = SignalUp['signal'];

export const signalled = v.object({
  type: v.literal('signal'),
  /** Whose word it is; of what the server says itself, whom it was for. */
  from: s.id,
  /** Whose connection that is; null: the server says it, instead of one who cannot be reached. */
  member: v.nullable(s.id),
  /** Looked at closely by whoever wants it, with `readSignal`: a page that is in no call does without. */
  signal: v.object({ ...envelope, what: v.looseObject({ type: s.id }) }),
});
export type SignalDown = v.InferOutput<typeof signalled>;
/** A signal as it came, of which only the envelope is known. */
export type UnreadSignal = SignalDown['signal'];

/** Downwards: unknown fields are ignored. */
export const heardSignal = v.object({
  ...envelope,
  what: v.variant('type', [
    v.object(description),
    v.object(candidates(v.object(candidateFields))),
    v.object({ type: v.literal('hello') }),
    v.object({ type: v.literal('alive') }),
    v.object(bye),
    v.variant('step', [
      v.object({ ...file, ...offer }),
      v.object({ ...file, ...accept }),
      v.object({ ...file, ...waiting }),
      v.object({ ...file, ...decline }),
      v.object({ ...file, ...done }),
      v.object({ ...file, ...cancel }),
    ]),
    /** From the server: that connection is not in the room. */
    v.object({ type: v.literal('gone') }),
    /** From the server: this was not carried, because of whom it came from. */
    v.object({
      type: v.literal('notSent'),
      code: v.picklist(['tooFast', 'notAllowed', 'callsOff', 'notInCall']),
      /** When sending it again makes sense, or null if it does not. */
      retryAfterMs: v.nullable(s.milliseconds),
    }),
  ]),
});
/** What a connection is told by another one, or by the server in its place. */
export type Signal = v.InferOutput<typeof heardSignal>;

/** What came, or null if it is nothing that is known here: another page may say more. [PR3] */
export function readSignal(unread: UnreadSignal): Signal | null {
  const read = v.safeParse(heardSignal, unread);
  return read.success ? read.output : null;
}
