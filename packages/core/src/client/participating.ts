/** Participating: what a participant needs to be one, and what it offers to the page, bot or bridge that is built on it. */
import type { OwnMove } from '../follow/own-move.ts';
import type { Player } from '../follow/player.ts';
import type { Hello } from '../protocol/hello.ts';
import type { OwnSignal } from '../protocol/signal.ts';
import type { CallState } from '../room/call-parts.ts';
import type { Command } from '../room/commands.ts';
import type { CommandId, MemberId } from '../room/state.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';
import type { ServerMs } from '../runtime/units.ts';
import type { SayOptions } from './chat.ts';
import type { Film, FilmMarks } from './telemetry.ts';
import type { Connect } from './transport.ts';
import type { RoomNews, RoomView } from './view.ts';

export interface ParticipantOptions {
  readonly runtime: Runtime;
  readonly connect: Connect;
  /** Random, 16–64 of A–Z a–z 0–9 _ -; kept by the device, it makes the same person the same member. */
  readonly secret: string;
  readonly name: string;
  readonly device: Hello['device'];
  /** For a room that has one; `enterWith` says another. */
  readonly password?: string;
  /** Secret of the owner link: makes this member host, or the link of a room that is made by coming in. */
  readonly owner?: string;
}

export interface Participant {
  /** Begins to reach for the room; also again after a stop. */
  start(): void;
  /** Tries again with this password. */
  enterWith(password: string): void;
  /** What to show now: the same value until something changes. */
  view(): RoomView;
  /** Told once per burst of changes; at least four times a second while an attached player moves. */
  subscribe(listener: () => void): Stop;
  onNews(listener: (news: RoomNews) => void): Stop;
  /** Asks the room. Never fails here: it is sent when it can be, and a refusal comes as news. */
  send(command: Command): CommandId;
  /** Says something to everybody; null if nothing is left of the text. */
  say(text: string, options?: SayOptions): string | null;
  /** Rows of these members come with the digests of a big room, whoever else does. */
  watch(members: readonly MemberId[]): void;
  /** Word for one other connection of the room; false: the line is down, and nothing is kept. [CA10] */
  signal(to: string, signal: OwnSignal): boolean;
  /** This connection is in the room's call and gives this, or null: it is not. Kept over broken lines. [CA1] */
  setCall(state: CallState | null): void;
  /** Keeps `player`, with `film` open in it, on the room's line while the film is the current one. One at a time. */
  attach(player: Player, film: Film, marks?: FilmMarks): Stop;
  /** What has become known of the film that is open, and by how much its cut differs. [SR20] */
  markFilm(marks: FilmMarks): void;
  /** null until the clock is good enough. */
  serverNow(): ServerMs | null;
  /** Does not wait for the next try; for a person's press and for when the network is back. */
  retryNow(): void;
  /** The person touched something, so the platform may allow sound now. */
  gesture(): void;
  setVisible(visible: boolean): void;
  /** true: leaves the room's line for a while, and nobody waits; false: comes back to it at once. [CL50] */
  setAway(away: boolean): void;
  /** While away: moves this player, and nobody else's. [CL51] */
  moveOwn(move: OwnMove): void;
  /** How much later than the player says its sound is heard on this device, in ms; at most 500 either way. [CL60] */
  setOutputDelay(delayMs: number): void;
  /** Errors of the own film up to so many seconds (0–5) are left alone; stays while players come and go. [CL64] */
  setTolerance(seconds: number): void;
  /** Says bye; nothing comes back by itself. */
  leave(): void;
  /** Ends everything, without a word to the room. */
  stop(): void;
}
