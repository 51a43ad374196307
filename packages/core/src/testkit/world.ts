/** World: one room, its server, and people with devices, networks and players of all kinds, in virtual time from one seed. */
import type { ItemId } from '../room/state.ts';
import { createDice, type Dice } from './dice.ts';
import { FakeRoom } from './fake-room.ts';
import type { ServerClock } from './server-clock.ts';
import { VirtualTime } from './virtual-time.ts';
import { WorldMember, type MemberOptions } from './world-member.ts';
import type { Participant } from '../client/participant.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly server?: ServerClock;
  /** Told every line of what happens. */
  readonly trace?: (line: string) => void;
}

/** A film nobody has named otherwise is this long. */
const typicalFilmSec = 5400;

export class World {
  readonly time = new VirtualTime();
  readonly dice: Dice;
  readonly room: FakeRoom;
  readonly members: WorldMember[] = [];
  /** Seconds by item. */
  readonly films = new Map<ItemId, number>();
  /** Called for each page that is opened. */
  readonly onSession: ((member: WorldMember, participant: Participant) => void)[] = [];
  readonly #trace: ((line: string) => void) | null;

  constructor({ seed, server, trace }: WorldOptions) {
    this.dice = createDice(seed);
    this.#trace = trace ?? null;
    this.room = new FakeRoom({ time: this.time, ...(server === undefined ? {} : { clock: server }) });
    if (trace !== undefined) {
      this.room.listen((entry) => {
        const { event } = entry;
        const what = 'timeline' in event ? JSON.stringify(event.timeline) : '';
        this.note(`room ${entry.seq} ${event.type} by ${entry.by ?? 'itself'} ${what}`);
      });
    }
  }

  add(options: MemberOptions): WorldMember {
    const member = new WorldMember(
      {
        time: this.time,
        dice: this.dice,
        filmLength: (item) => this.filmLength(item),
        note: (text) => this.note(text),
        began: (one, participant) => {
          for (const listener of this.onSession) listener(one, participant);
        },
      },
      options,
    );
    this.members.push(member);
    this.room.serve(member.line);
    return member;
  }

  filmLength(item: ItemId): number {
    return this.films.get(item) ?? typicalFilmSec;
  }

  /** Plans something for true moment `ms`. */
  at(ms: number, run: () => void): void {
    this.time.plan(ms, run);
  }

  note(text: string): void {
    this.#trace?.(`${(this.time.now / 1000).toFixed(3)} ${text}`);
  }

  /** Everybody closes the page and the server ends; afterwards nothing is planned any more but what is under way. */
  stop(): void {
    for (const member of this.members) member.stop();
    this.room.stop();
  }
}
