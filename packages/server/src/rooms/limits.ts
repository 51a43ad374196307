/** Limits: what one server takes from whom. Numbers of docs/spec/protocol.md and docs/spec/log.md have their home here. */

export interface Limits {
  /** Time to say hello after connecting. [PR9] */
  readonly helloMs: number;
  /** A connection whose line dropped still belongs to the room for so long. [PR13] */
  readonly graceMs: number;
  /** Nothing heard for so long: gone. [PR14] */
  readonly silenceMs: number;
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
  /** So many commands in a row that came too fast end the connection. [PR11] */
  readonly patience: number;
  /** Connections from one address at a time. */
  readonly connectionsPerAddress: number;
  /** New rooms a minute, and at once, per address. */
  readonly roomsPerMinute: number;
  readonly roomsBurst: number;
  /** HTTP requests to the API a minute per address. */
  readonly requestsPerMinute: number;
  /** Rooms kept at a time. */
  readonly rooms: number;
  /** A room into which nothing was ever put is forgotten after nobody was there for so long. */
  readonly emptyRoomMs: number;
  /** Entries kept at hand for those who come back. */
  readonly entriesAtHand: number;
  /** Entries from one snapshot to the next. */
  readonly entriesPerSnapshot: number;
  /** Bytes that may wait for a slow reader before it is cut off. */
  readonly waitingBytes: number;
  /** Bytes of a message up. */
  readonly messageBytes: number;
}

export const usualLimits: Limits = {
  helloMs: 5000,
  graceMs: 6000,
  silenceMs: 10_000,
  quietMs: 3000,
  desertedMs: 60_000,
  nodeSilenceMs: 5000,
  digestMs: 1000,
  digestRows: 200,
  messagesPerSec: 30,
  messagesBurst: 60,
  commandsPerSec: 10,
  commandsBurst: 20,
  patience: 40,
  connectionsPerAddress: 200,
  roomsPerMinute: 30,
  roomsBurst: 30,
  requestsPerMinute: 600,
  rooms: 10_000,
  emptyRoomMs: 10 * 60_000,
  entriesAtHand: 500,
  entriesPerSnapshot: 500,
  waitingBytes: 4 * 1024 * 1024,
  messageBytes: 16 * 1024,
};
