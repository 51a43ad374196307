/** Crowd: many members of one or many rooms in one process: they join, say what watching people's clients say, and count what they hear. */
import type { Runtime, Stop } from '@lockstep/core';
import { windowMark } from './jump-marks.ts';
import { calm, Pace, type Manner } from './pace.ts';
import { helloOf, jump, putFilmOn, reportAt } from './telling.ts';
import { ThinClient } from './thin-client.ts';

/** So many at a time are on their way in. */
const mostArriving = 1500;
const beatMs = 4;
const welcome = Buffer.from('{"type":"welcome"');
const events = Buffer.from('{"type":"events"');
const filmSec = 5000;

export interface CrowdFigures {
  /** Deliveries of jumps of the window. */
  readonly heard: number;
  /** Deliveries there should have been. */
  readonly expected: number;
  /** Bytes since the window was opened. */
  readonly bytes: number;
  /** Connections that ended by themselves, and why. */
  readonly lost: readonly string[];
}

export interface CrowdOptions {
  readonly runtime: Runtime;
  readonly port: number;
  /** Of each of its rooms, whoever is in it: so many hear a jump. */
  readonly membersPerRoom: number;
  /** Everything that comes, for those who want to know more. */
  readonly heard?: (payload: Buffer) => void;
  readonly jumped?: (id: string) => void;
}

interface Seat {
  readonly client: ThinClient;
  readonly room: string;
  reports: number;
}

export class Crowd {
  readonly #options: CrowdOptions;
  readonly #seats: Seat[] = [];
  readonly #lost: string[] = [];
  readonly #stopBeat: Stop;
  #pace: Pace | null = null;
  #manner = calm;
  #jumps: {
    readonly leaders: readonly ThinClient[];
    readonly everyMs: number;
    readonly since: number;
  } | null = null;
  #jumped = 0;
  #isOpen = false;
  #heard = 0;
  #expected = 0;
  #bytesBefore = 0;
  #probe = 0;

  constructor(options: CrowdOptions) {
    this.#options = options;
    this.#stopBeat = options.runtime.every(beatMs, () => this.#beat());
  }

  /** `perRoom` more into each of the rooms; resolves when all were welcomed, rejects when one was not. */
  async join(rooms: readonly string[], perRoom: number): Promise<void> {
    const waiting = rooms.flatMap((room) => Array.from({ length: perRoom }, () => room));
    await new Promise<void>((resolve, reject) => {
      let arriving = 0;
      let left = waiting.length;
      if (left === 0) resolve();
      const next = (): void => {
        while (arriving < mostArriving) {
          const room = waiting.pop();
          if (room === undefined) return;
          arriving++;
          this.#enter(room, reject, () => {
            arriving--;
            left--;
            if (left === 0) resolve();
            else next();
          });
        }
      };
      next();
    });
    this.speak(this.#manner);
  }

  #enter(room: string, failed: (error: Error) => void, welcomed: () => void): void {
    const { runtime, port, heard } = this.#options;
    let isIn = false;
    const client = new ThinClient({
      port,
      room,
      hello: helloOf(runtime, this.#seats.length),
      heard: (payload) => {
        if (!isIn && startsWith(payload, welcome)) {
          isIn = true;
          welcomed();
        }
        if (startsWith(payload, events)) this.#heard += countOf(payload);
        heard?.(payload);
      },
      lost: (why) => {
        if (isIn) this.#lost.push(why);
        else failed(new Error(`a member did not get in: ${why}`));
      },
    });
    this.#seats.push({ client, room, reports: 0 });
  }

  /** From now on everybody says what belongs to this pace. */
  speak(manner: Manner): void {
    this.#manner = manner;
    this.#pace = new Pace(manner, this.#seats.length, this.#options.runtime.now());
  }

  /** In each of these rooms the first of us puts a film on and then jumps every so often. */
  lead(rooms: readonly string[], everyMs: number): void {
    const { runtime } = this.#options;
    const firsts = new Map(this.#seats.toReversed().map(({ client, room }) => [room, client]));
    const leaders = rooms.flatMap((room) => firsts.get(room) ?? []);
    for (const leader of leaders) for (const command of putFilmOn(wallNow())) leader.say(command);
    this.#jumps = { leaders, everyMs, since: runtime.now() };
    this.#jumped = 0;
  }

  /** Jumps from now on count, until the window is closed. */
  openWindow(): void {
    this.#isOpen = true;
    this.#heard = 0;
    this.#expected = 0;
    this.#bytesBefore = this.#bytes();
  }

  closeWindow(): { readonly bytes: number } {
    this.#isOpen = false;
    return { bytes: this.#bytes() - this.#bytesBefore };
  }

  figures(): CrowdFigures {
    const bytes = this.#bytes() - this.#bytesBefore;
    return { heard: this.#heard, expected: this.#expected, bytes, lost: this.#lost };
  }

  stop(): void {
    this.#stopBeat();
    for (const { client } of this.#seats) client.stop();
  }

  #bytes(): number {
    return this.#seats.reduce((sum, { client }) => sum + client.bytes, 0);
  }

  #beat(): void {
    const now = this.#options.runtime.now();
    this.#pace?.upTo(now, (member, deed) => {
      const seat = this.#seats[member];
      if (seat === undefined) return;
      const probe = ++this.#probe;
      if (deed === 'probe') seat.client.say({ type: 'probe', probe });
      else {
        const report = reportAt(wallNow(), Math.random(), seat.reports++);
        seat.client.say({ ...report, probe });
      }
    });
    if (this.#jumps === null || this.#jumps.leaders.length === 0) return;
    const { leaders, everyMs, since } = this.#jumps;
    const due = Math.floor(((now - since) / everyMs) * leaders.length);
    for (; this.#jumped < due; this.#jumped++) this.#jump(leaders[this.#jumped % leaders.length]);
  }

  #jump(leader: ThinClient | undefined): void {
    const id = `${this.#isOpen ? windowMark : ''}${this.#jumped}`;
    if (this.#isOpen) this.#expected += this.#options.membersPerRoom;
    this.#options.jumped?.(id);
    leader?.say(jump(id, wallNow(), Math.round(Math.random() * filmSec)));
  }
}

/** The server's clock as good as it can be had on the same machine. */
const wallNow = (): number => performance.timeOrigin + performance.now();

const startsWith = (payload: Buffer, start: Buffer): boolean =>
  payload.length >= start.length && payload.compare(start, 0, start.length, 0, start.length) === 0;

const mark = Buffer.from(`"command":"${windowMark}`);

function countOf(payload: Buffer): number {
  let count = 0;
  for (let at = payload.indexOf(mark); at !== -1; at = payload.indexOf(mark, at + mark.length)) count++;
  return count;
}
