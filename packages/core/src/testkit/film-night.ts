/** FilmNight: a quiet evening of a few people with one film, to be disturbed in one way at a time, and measured. */
import { mediaSec } from '../runtime/units.ts';
import { Histogram } from './histogram.ts';
import { LineHistory } from './line-history.ts';
import type { PathOptions } from './path.ts';
import type { PlayerModel } from './player-model.ts';
import { World } from './world.ts';
import type { WorldMember } from './world-member.ts';

/** What is not said is ordinary. */
export interface Guest {
  /** One way, ms; both ways unless said otherwise. */
  readonly path?: Partial<PathOptions>;
  readonly up?: Partial<PathOptions>;
  readonly down?: Partial<PathOptions>;
  readonly clockPpm?: number;
  readonly model?: Partial<PlayerModel>;
}

export interface FilmNightOptions {
  readonly seed?: number;
  readonly guests: readonly Guest[];
  readonly filmSec?: number;
  readonly trace?: (line: string) => void;
}

const sampleEveryMs = 100;
/** Everybody is there, the film is known to all, and the clocks are good. */
const greetingMs = 4000;

export class FilmNight {
  readonly world: World;
  readonly members: readonly WorldMember[];
  readonly #history = new LineHistory();

  constructor({ seed = 1, guests, filmSec = 5400, trace }: FilmNightOptions) {
    this.world = new World({ seed, ...(trace === undefined ? {} : { trace }) });
    this.world.films.set('film', filmSec);
    this.world.room.listen(({ event }) => {
      if ('timeline' in event) this.#history.add(event.timeline);
    });
    this.members = guests.map((guest, index) => this.#invite(guest, index));
  }

  /** Everybody comes, somebody brings the film and plays it; `seconds` later it goes on. */
  begin(seconds: number): void {
    for (const member of this.members) member.join();
    const [first] = this.members;
    this.world.at(500, () =>
      first?.send({
        type: 'addItem',
        item: {
          id: 'film',
          title: 'Film',
          duration: mediaSec(this.world.filmLength('film')),
          sources: [{ kind: 'link', url: '/media/film.mp4' }],
        },
        select: true,
      }),
    );
    this.world.at(greetingMs, () => first?.send({ type: 'play' }));
    this.world.time.advance(greetingMs + seconds * 1000);
  }

  /** Lets `seconds` pass; how far apart each two of `members` were meanwhile, ms. */
  measure(seconds: number, members: readonly WorldMember[] = this.members): Histogram {
    return this.#sample(seconds, (told) => {
      const positions = members.map(({ player }) => player?.truth() ?? Number.NaN);
      for (const [i, a] of positions.entries()) for (const b of positions.slice(i + 1)) told(a - b);
    });
  }

  /** Lets `seconds` pass; how far `member` was from the room meanwhile, ms. */
  measureOne(seconds: number, member: WorldMember): Histogram {
    return this.#sample(seconds, (told) => told((member.player?.truth() ?? Number.NaN) - this.roomAt()));
  }

  /** How far `member` is ahead of the room now, ms. */
  aheadMs(member: WorldMember): number {
    return ((member.player?.truth() ?? Number.NaN) - this.roomAt()) * 1000;
  }

  /** Where the room truly is, by the server's own clock. */
  roomAt(): number {
    return this.#history.position(this.world.room.now(), this.world.filmLength('film')) ?? 0;
  }

  #sample(seconds: number, look: (told: (sec: number) => void) => void): Histogram {
    const histogram = new Histogram();
    const { time } = this.world;
    const end = time.now + seconds * 1000;
    while (time.now < end) {
      time.advance(Math.min(sampleEveryMs, end - time.now));
      look((sec) => histogram.add(sec * 1000));
    }
    return histogram;
  }

  #invite({ path, up, down, clockPpm = 0, model = {} }: Guest, index: number): WorldMember {
    const common: PathOptions = { delayMs: 20 + 15 * index, jitterMs: 2, ...path };
    return this.world.add({
      name: `p${index}`,
      clock: { offsetMs: 1e6 * (index + 1), driftPpm: clockPpm },
      latenessMs: 0.3,
      up: { ...common, ...up },
      down: { ...common, ...down },
      model,
    });
  }
}
