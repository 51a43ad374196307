/** Limits: how much a room takes. Each number has its one home here. */

export const roomLimits = {
  /** Names kept at a time: whoever does something is one of them. [RM35] */
  members: 2000,
  /** Up to so many members everybody is kept by name, whether he does something or not. [RM35] */
  everybodyNamed: 200,
  items: 500,
  /** Added by one command: so many fit into a message with long addresses. [RM80] */
  itemsAtOnce: 50,
  /** Things done to the queue that can be taken back. [RM84] */
  undos: 10,
  /** Ways to the picture of one item. */
  sources: 8,
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
  /** Connections that a room's call may be set to; how many the server can do is its own matter. [CA3] */
  fewestInCall: 2,
  mostInCall: 50,
  grants: 500,
  bans: 1000,
  markers: 500,
  /** Shared subtitles of one item. [RM90] */
  subtitles: 20,
  labelLength: 100,
  pinnedLength: 200,
  /** From the end of an item, or from changing to another, to its start: time to load it. [RM37] */
  nextItemMs: 2500,
  nameLength: 32,
  titleLength: 200,
  colours: 12,
} as const;
