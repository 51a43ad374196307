/** Limits: what one server takes from whom. Numbers of docs/spec/protocol.md, log.md and running.md have their home here. */

export interface Limits {
  /** Time to say hello after connecting. [PR9] */
  readonly helloMs: number;
  /** A connection whose line dropped still belongs to the room for so long. [PR13] */
  readonly graceMs: number;
  /** Nothing heard for so long: gone. [PR14] */
  readonly silenceMs: number;
  /** The same in a room told of in figures, where most report seldom. [PR14] */
  readonly crowdSilenceMs: number;
  /** Nobody in a room heard for so long: the server or its network was away, not they. [PR19] */
  readonly quietMs: number;
  /** So long everybody's place is kept then. [PR19] */
  readonly desertedMs: number;
  /** Another node that says nothing for so long is gone. [BU9] */
  readonly nodeSilenceMs: number;
  /** How often what changed among connections is told. [PR12] */
  readonly digestMs: number;
  /** Rows in one digest; the others come with the next. [PR12] */
  readonly digestRows: number;
  /** Messages a second, and at once, per connection. [PR10] */
  readonly messagesPerSec: number;
  readonly messagesBurst: number;
  /** Commands a second, and at once, per connection. [PR11] */
  readonly commandsPerSec: number;
  readonly commandsBurst: number;
  /** Messages of chat a second, and at once, per connection. [PR31] */
  readonly saysPerSec: number;
  readonly saysBurst: number;
  /** Signals to other connections a second, and at once, per connection. [CA14] */
  readonly signalsPerSec: number;
  readonly signalsBurst: number;
  /** Passwords that an address may try a minute, and at once. [PR34] */
  readonly passwordsPerMinute: number;
  readonly passwordsBurst: number;
  /** Times a second, and at once, that a connection may ask for what it missed; the answer may be the whole room. [OP13] */
  readonly resyncsPerSec: number;
  readonly resyncsBurst: number;
  /** So many commands in a row that came too fast end the connection. [PR11] */
  readonly patience: number;
  /** Commands a second, and at once, per member over all of his connections, and per room. [OP12] */
  readonly memberCommandsPerSec: number;
  readonly memberCommandsBurst: number;
  readonly roomCommandsPerSec: number;
  readonly roomCommandsBurst: number;
  /** Connections at a time: of one member in one room, from one address, in all. [OP11] */
  readonly connectionsPerMember: number;
  readonly connectionsPerAddress: number;
  /** Connections of one room at a time. [RM28] */
  readonly connectionsPerRoom: number;
  /** Up to so many connections everybody is told of all; above it of some, and figures. [PR35] */
  readonly rowsForAll: number;
  readonly connections: number;
  /** New connections a minute, and at once, per address. [OP11] */
  readonly arrivalsPerMinute: number;
  readonly arrivalsBurst: number;
  /** New rooms a minute, and at once, per address. */
  readonly roomsPerMinute: number;
  readonly roomsBurst: number;
  /** HTTP requests to the API a minute per address. */
  readonly requestsPerMinute: number;
  /** Rooms awake at a time. */
  readonly rooms: number;
  /** A room that nobody was in for so long is put to sleep: out of memory, not out of the log. [LG17] */
  readonly awakeMs: number;
  /** A room into which nothing was ever put is forgotten after nobody was there for so long. */
  readonly emptyRoomMs: number;
  /** A shared file of subtitles that no item names any more is kept so long. [SB19] */
  readonly textsMs: number;
  /** Entries kept at hand for those who come back. */
  readonly entriesAtHand: number;
  /** Entries from one snapshot to the next. */
  readonly entriesPerSnapshot: number;
  /** Bytes that may wait for a slow reader before it is cut off. */
  readonly waitingBytes: number;
  /** Bytes that may wait for all slow readers together. [OP14] */
  readonly waitingBytesInAll: number;
  /** Bytes of a message up. */
  readonly messageBytes: number;
}

export const usualLimits: Limits = {
  helloMs: 5000,
  graceMs: 6000,
  silenceMs: 10_000,
  crowdSilenceMs: 40_000,
  quietMs: 3000,
  desertedMs: 60_000,
  nodeSilenceMs: 5000,
  digestMs: 1000,
  digestRows: 200,
  messagesPerSec: 30,
  messagesBurst: 60,
  commandsPerSec: 10,
  commandsBurst: 20,
  saysPerSec: 5,
  saysBurst: 10,
  signalsPerSec: 40,
  signalsBurst: 120,
  passwordsPerMinute: 10,
  passwordsBurst: 10,
  resyncsPerSec: 2,
  resyncsBurst: 10,
  patience: 40,
  memberCommandsPerSec: 20,
  memberCommandsBurst: 40,
  roomCommandsPerSec: 100,
  roomCommandsBurst: 300,
  connectionsPerMember: 20,
  connectionsPerAddress: 200,
  connectionsPerRoom: 20_000,
  rowsForAll: 50,
  connections: 20_000,
  arrivalsPerMinute: 600,
  arrivalsBurst: 300,
  roomsPerMinute: 30,
  roomsBurst: 30,
  requestsPerMinute: 600,
  rooms: 10_000,
  awakeMs: 2 * 60_000,
  emptyRoomMs: 10 * 60_000,
  textsMs: 60_000,
  entriesAtHand: 500,
  entriesPerSnapshot: 500,
  waitingBytes: 4 * 1024 * 1024,
  waitingBytesInAll: 256 * 1024 * 1024,
  messageBytes: 16 * 1024,
};
