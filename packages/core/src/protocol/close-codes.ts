import type { RefusalCode } from '../room/commands.ts';

/** Why a connection was closed, and whether coming back makes sense. [PR7] */
export const closeCodes = {
  /** The server is going down or restarting: come back soon. */
  restarting: { code: 4001, comeBack: true },
  /** Nothing heard for too long: come back. */
  silent: { code: 4002, comeBack: true },
  /** Took too long to say hello: come back. */
  noHello: { code: 4003, comeBack: true },
  /** Could not keep up with what it was sent: come back. */
  tooSlow: { code: 4004, comeBack: true },
  /** Asked too much, too fast: come back later. */
  tooFast: { code: 4005, comeBack: true },
  /** Sent something that is not the protocol. */
  badMessage: { code: 4006, comeBack: false },
  /** Speaks a version that is not understood here: reload the page. */
  badVersion: { code: 4007, comeBack: false },
  /** The room takes nobody more. */
  roomFull: { code: 4008, comeBack: false },
  /** The same connection came back elsewhere and took its place. */
  replaced: { code: 4009, comeBack: false },
  /** Put out by somebody who may; coming back is one's own decision. */
  kicked: { code: 4010, comeBack: false },
  /** Put out for good. */
  banned: { code: 4011, comeBack: false },
  /** Nobody new comes in for now: try again when somebody has opened it. */
  locked: { code: 4012, comeBack: false },
  /** Say the password with the next hello. */
  needsPassword: { code: 4013, comeBack: false },
  wrongPassword: { code: 4014, comeBack: false },
  /** Too many wrong ones from this address: wait a minute. */
  tooManyTries: { code: 4015, comeBack: false },
  /** The room was closed; it will not come back. */
  roomClosed: { code: 4016, comeBack: false },
} as const satisfies Record<string, { readonly code: number; readonly comeBack: boolean }>;

export type CloseReason = keyof typeof closeCodes;

/** Why somebody whom the room does not take is sent away; a room that takes nobody for another reason is full. */
export function closeReasonFor(code: RefusalCode): CloseReason {
  const isOurs = Object.hasOwn(closeCodes, code) && code !== 'tooFast';
  return isOurs ? (code as CloseReason) : 'roomFull';
}

/** The reason behind a close code, or null for codes that are not ours (a dropped line, say). */
export function closeReason(code: number): CloseReason | null {
  for (const [reason, entry] of Object.entries(closeCodes)) {
    if (entry.code === code) return reason as CloseReason;
  }
  return null;
}
