/** Limits: how much a room takes. Each number has its one home here. */

export const roomLimits = {
  members: 2000,
  items: 500,
  /** Ids remembered so that a command sent again happens once; far more than can be under way at a time. [RM3] */
  recentCommands: 256,
  /** How far back a press may be dated: longer than any honest line takes. [RM4] */
  oldestPressMs: 2000,
  /** Speeds at which sound is still speech. */
  slowest: 0.25,
  fastest: 4,
  /** How often one member may make the room wait within `holdWindowMs`. [RM17] */
  holdsPerMember: 2,
  holdWindowMs: 60_000,
  /** Up to this many members everyone waits, if the policy is auto. [RM14] */
  waitsUpToMembers: 12,
  shortestLimitSec: 1,
  longestLimitSec: 60,
  nameLength: 32,
  titleLength: 200,
  colours: 12,
} as const;
