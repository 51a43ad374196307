/** RoomTruth: where the room of a world really is, by the server's own clock, and what was last done to it. */
import type { Entry } from '../room/events.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { LineHistory } from './line-history.ts';
import type { SkewPhase } from './tally.ts';
import type { World } from './world.ts';

/** The last half second of a film is not steered, and a film that ended is the player's affair. */
const unsteeredSec = 0.7;
const windowMs = 10_000;

const phaseOf: Readonly<Partial<Record<Entry['event']['type'], SkewPhase>>> = {
  played: 'play',
  paused: 'pause',
  held: 'pause',
  seeked: 'seek',
  rateChanged: 'rate',
  released: 'release',
  itemSelected: 'item',
};

export class RoomTruth {
  readonly #world: World;
  readonly #history = new LineHistory();
  #line: Timeline | null = null;
  #changedAt = 0;
  #restartedAt = -1;
  #cause: SkewPhase | null = null;
  #changes: number[] = [];

  constructor(world: World) {
    this.#world = world;
    world.room.listen((entry) => this.#kept(entry));
  }

  /** The line in effect when last looked at. */
  get line(): Timeline | null {
    return this.#line;
  }

  /** When the last change took effect, or will; true ms. */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** What kind of change it was; null for a change of the server itself. */
  get cause(): SkewPhase | null {
    return this.#cause;
  }

  /** How many there were in the last 10 s. */
  get changes(): number {
    return this.#changes.length;
  }

  look(): void {
    const { now } = this.#world.time;
    this.#line = this.#history.at(this.#world.room.now());
    this.#changes = this.#changes.filter((at) => now - at < windowMs);
  }

  /** When the server last became another one, with another clock. */
  get restartedAt(): number {
    return this.#restartedAt;
  }

  /** The server is another one. */
  disturbed(): void {
    this.#changedAt = this.#world.time.now;
    this.#restartedAt = this.#world.time.now;
    this.#cause = null;
  }

  /** Seconds into the film. */
  position(): number {
    return this.#history.position(this.#world.room.now(), this.#end()) ?? 0;
  }

  atEnd(): boolean {
    return this.position() >= this.#end() - unsteeredSec;
  }

  /** Everybody who can move should. */
  moves(): boolean {
    return this.#line?.playing === true && !this.atEnd();
  }

  #end(): number {
    const { current } = this.#world.room.state;
    return current === null ? Infinity : this.#world.filmLength(current);
  }

  #kept({ event }: Entry): void {
    if (!('timeline' in event)) return;
    const { now } = this.#world.time;
    this.#history.add(event.timeline);
    this.#changedAt = now + Math.max(0, event.timeline.at - this.#world.room.now());
    this.#changes.push(now);
    this.#cause = phaseOf[event.type] ?? null;
  }
}
