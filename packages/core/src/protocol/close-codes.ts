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
} as const satisfies Record<string, { readonly code: number; readonly comeBack: boolean }>;

export type CloseReason = keyof typeof closeCodes;

/** The reason behind a close code, or null for codes that are not ours (a dropped line, say). */
export function closeReason(code: number): CloseReason | null {
  for (const [reason, entry] of Object.entries(closeCodes)) {
    if (entry.code === code) return reason as CloseReason;
  }
  return null;
}
