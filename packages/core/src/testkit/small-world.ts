/** SmallWorld: a room, a few participants with their lines, and players, for tests that bend one thing at a time. */
import { createParticipant, type Participant } from '../client/participant.ts';
import type { RoomNews } from '../client/view.ts';
import type { Dice } from './dice.ts';
import { createDice } from './dice.ts';
import { createFakeLine, type FakeLine } from './fake-network.ts';
import { FakePlayer, type FakePlayerOptions } from './fake-player.ts';
import { FakeRoom } from './fake-room.ts';
import { FakeRuntime, type FakeClock } from './fake-runtime.ts';
import { VirtualTime } from './virtual-time.ts';

export interface SmallWorldMember {
  readonly participant: Participant;
  readonly runtime: FakeRuntime;
  readonly line: FakeLine;
  /** Everything it was told, in order. */
  readonly news: readonly RoomNews[];
}

export class SmallWorld {
  readonly time = new VirtualTime();
  readonly room = new FakeRoom({ time: this.time });
  readonly filmSec = 600;
  readonly #dice: Dice = createDice(1);

  /** A member on its way in, `delayMs` from the server each way; call `advance` to let it arrive. */
  member(name: string, delayMs = 20, clock: FakeClock = { offsetMs: 5000, driftPpm: 30 }): SmallWorldMember {
    const { time } = this;
    const dice = this.#dice.fork(name);
    const runtime = new FakeRuntime(time, clock, dice.fork('runtime'));
    const path = { delayMs };
    const line = createFakeLine({ time, dice: dice.fork('line'), up: path, down: path });
    this.room.serve(line);
    const participant = createParticipant({
      runtime,
      connect: line.connect,
      secret: `${name}-0123456789abcdef`,
      name,
      device: 'program',
    });
    const news: RoomNews[] = [];
    participant.onNews((one) => news.push(one));
    participant.start();
    return { participant, runtime, line, news };
  }

  player(model: FakePlayerOptions['model'] = {}): FakePlayer {
    const dice = this.#dice.fork(`player ${this.time.now}`);
    return new FakePlayer({ time: this.time, dice, duration: this.filmSec, model });
  }

  advance(ms: number): void {
    this.time.advance(ms);
  }
}

/** The item that small worlds watch; how long it is nobody has told yet. */
export const film = {
  id: 'film',
  title: 'Film',
  duration: null,
  sources: [{ kind: 'link', url: '/media/demo.mp4' }],
} as const;
