/** WorldMember: one simulated person with a device, a line to the server, the real participant and a player. */
import { createParticipant, type Participant } from '../client/participant.ts';
import type { Connect } from '../client/transport.ts';
import type { FollowPhase } from '../follow/status.ts';
import type { Command } from '../room/commands.ts';
import { currentItem, type CommandId, type ItemId, type MemberId } from '../room/state.ts';
import type { Stop } from '../runtime/runtime.ts';
import { mediaSec } from '../runtime/units.ts';
import type { Dice } from './dice.ts';
import { createFakeLine, type FakeLine } from './fake-network.ts';
import { FakePlayer } from './fake-player.ts';
import { memberIdOf } from './fake-room.ts';
import { FakeRuntime, type FakeClock } from './fake-runtime.ts';
import type { PathOptions } from './path.ts';
import type { PlayerModel } from './player-model.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface MemberOptions {
  readonly name: string;
  readonly clock: FakeClock;
  /** Mean of how late timers ring, ms. */
  readonly latenessMs: number;
  readonly up: PathOptions;
  readonly down: PathOptions;
  readonly model: Partial<PlayerModel>;
}

/** What last kept a member from being in step, and when it was over. */
export interface Trouble {
  readonly cause: 'join' | 'stall' | 'line' | 'clock' | 'sleep' | 'tap' | 'key';
  readonly until: number;
}

/** One page load: it ends with a reload or with leaving. */
interface Session {
  readonly participant: Participant;
  readonly stops: readonly Stop[];
  player: FakePlayer | null;
  item: ItemId | null;
  detach: Stop;
}

/** From a step of a clock to knowing of it: a probe that contradicts, and those that confirm it. */
const clockMs = 9000;

export interface WorldMemberContext {
  readonly time: VirtualTime;
  readonly dice: Dice;
  /** Duration of a film by its item. */
  filmLength(item: ItemId): number;
  note(text: string): void;
  /** Called for each new session, to listen. */
  began(member: WorldMember, participant: Participant): void;
}

export class WorldMember {
  readonly id: MemberId;
  readonly options: MemberOptions;
  readonly runtime: FakeRuntime;
  readonly line: FakeLine;
  /** What this person asked for by its own controls. */
  readonly asked = new Set<CommandId>();
  /** How often this person used other keys than ours, by the command that should follow. */
  readonly keys = { play: 0, pause: 0, seek: 0 };
  trouble: Trouble = { cause: 'join', until: 0 };
  /** Until then its clock may be wrong, and it cannot know. */
  doubtUntil = 0;
  readonly #context: WorldMemberContext;
  readonly #dice: Dice;
  readonly #lateness: Dice;
  #hiddenMs = 0;
  #session: Session | null = null;
  #refuses: boolean;
  #phase: FollowPhase | null = null;

  constructor(context: WorldMemberContext, options: MemberOptions) {
    this.#context = context;
    this.options = options;
    this.#refuses = options.model.refuses !== undefined && options.model.refuses !== 'nothing';
    const { time } = context;
    this.#dice = context.dice.fork(options.name);
    this.#lateness = this.#dice.fork('lateness');
    this.runtime = new FakeRuntime(time, options.clock, this.#dice.fork('runtime'));
    this.runtime.lateness = () => this.#lateness.exponential(options.latenessMs + this.#hiddenMs);
    this.line = createFakeLine({
      time,
      dice: this.#dice.fork('line'),
      up: options.up,
      down: options.down,
    });
    this.id = memberIdOf(this.#secret);
  }

  get participant(): Participant | null {
    return this.#session?.participant ?? null;
  }

  get player(): FakePlayer | null {
    return this.#session?.player ?? null;
  }

  /** Whether a browser still wants a tap before it plays, or plays with sound. */
  get wantsTap(): boolean {
    return this.#refuses;
  }

  join(): void {
    if (this.#session !== null) return;
    this.#note('joins');
    const participant = createParticipant({
      runtime: this.runtime,
      connect: this.#connect,
      secret: this.#secret,
      name: this.options.name,
      device: 'computer',
    });
    this.#context.began(this, participant);
    const watch = (): void => this.#watch();
    this.#session = {
      participant,
      stops: [participant.subscribe(watch)],
      player: null,
      item: null,
      detach: () => {},
    };
    this.suffer('join', 0);
    participant.start();
  }

  leave(): void {
    this.#note('leaves');
    this.#session?.participant.leave();
    this.#end();
  }

  /** The page is loaded again: another connection of the same member. */
  reload(): void {
    this.#note('reloads');
    this.#end();
    this.join();
  }

  send(command: Command): void {
    if (this.#session === null || this.runtime.asleep) return;
    this.#note(`asks ${JSON.stringify(command)}`);
    this.asked.add(this.#session.participant.send(command));
  }

  /** A headset key, the lock screen or picture in picture: past our controls. */
  pressKey(key: 'play' | 'pause' | 'seek', to = 0): void {
    const { player } = this;
    if (player === null || this.runtime.asleep) return;
    this.#note(`presses the ${key} key`);
    this.keys[key]++;
    // Until the room has answered; it may say no.
    this.suffer('key', 2000);
    switch (key) {
      case 'play':
        player.userPlay();
        return;
      case 'pause':
        player.userPause();
        return;
      case 'seek':
        player.userSeek(mediaSec(to));
        return;
    }
  }

  tap(): void {
    if (this.runtime.asleep) {
      this.runtime.whenAwake(() => this.tap());
      return;
    }
    this.#note('taps');
    this.#refuses = false;
    this.player?.gesture();
    this.participant?.gesture();
    this.suffer('tap', 0);
  }

  hide(hidden: boolean): void {
    this.#note(hidden ? 'hides the page' : 'shows the page');
    this.#hiddenMs = hidden ? 2 : 0;
    this.participant?.setVisible(!hidden);
  }

  /** The film's data stops for `ms`. */
  stall(ms: number): void {
    if (this.player === null) return;
    this.#note(`runs dry for ${ms} ms`);
    this.suffer('stall', ms);
    this.player.runDry(ms);
  }

  blackout(ms: number): void {
    this.#note(`has no network for ${ms} ms`);
    this.suffer('line', ms);
    this.line.blackout(ms);
  }

  stepClock(ms: number): void {
    this.#note(`clock steps by ${ms} ms`);
    this.suffer('clock', 0);
    this.runtime.step(ms);
  }

  /** The device sleeps for `ms`; a clock that does not count sleep stands meanwhile. */
  sleep(ms: number, counted: boolean): void {
    if (this.runtime.asleep) return;
    this.#note(`sleeps for ${ms} ms`);
    this.suffer('sleep', ms);
    this.runtime.sleep();
    this.player?.sleep(true);
    this.#context.time.plan(this.#context.time.now + ms, () => {
      if (!counted) this.runtime.step(-ms);
      this.player?.sleep(false);
      this.runtime.wake();
      this.#note('wakes');
    });
  }

  /** Something keeps it from being in step for `ms` from now. */
  suffer(cause: Trouble['cause'], ms: number): void {
    const until = this.#context.time.now + ms;
    // A clock that stepped is not found out before the line is back.
    const steps = cause === 'clock' || cause === 'sleep';
    if (steps || this.#context.time.now < this.doubtUntil)
      this.doubtUntil = Math.max(this.doubtUntil, until + clockMs);
    this.trouble = { cause, until: Math.max(this.trouble.until, until) };
  }

  stop(): void {
    this.#end();
  }

  get #secret(): string {
    return `${this.options.name}-0123456789abcdef`;
  }

  /** What a page does: opens the film that is on in a new player, and closes the one before. */
  #watch(): void {
    const session = this.#session;
    const view = session?.participant.view();
    // Put out of the room: the page shows a card, and the person closes it.
    if (view?.link.state === 'stopped') return this.#end();
    const phase = view?.follow?.phase ?? null;
    if (phase !== this.#phase) this.#note(`is ${phase ?? 'without a film'}, ${view?.link.state ?? 'gone'}`);
    this.#phase = phase;
    const room = view?.confirmed ?? null;
    if (session === null || room === null || room.current === session.item) return;
    session.detach();
    session.player?.stop();
    session.item = room.current;
    session.player = null;
    session.detach = () => {};
    const item = currentItem(room);
    if (item === null) return;
    this.#note(`opens ${item.id}`);
    const duration = this.#context.filmLength(item.id);
    const { model } = this.options;
    session.player = new FakePlayer({
      time: this.#context.time,
      dice: this.#dice.fork(`player ${item.id} ${this.#context.time.now}`),
      duration,
      model: this.#refuses ? model : { ...model, refuses: 'nothing' },
      note: (text) => this.#note(`player: ${text}`),
    });
    session.detach = session.participant.attach(session.player, {
      item: item.id,
      name: item.title,
      size: null,
    });
    this.suffer('join', session.player.loadMs);
  }

  #end(): void {
    const session = this.#session;
    if (session === null) return;
    this.#session = null;
    session.detach();
    session.player?.stop();
    for (const stop of session.stops) stop();
    session.participant.stop();
  }

  #note(text: string): void {
    this.#context.note(`${this.options.name} ${text}`);
  }

  /** What comes over the line waits while the device sleeps. */
  readonly #connect: Connect = (events) =>
    this.line.connect({
      opened: () => this.runtime.whenAwake(() => events.opened()),
      received: (text) => this.runtime.whenAwake(() => events.received(text)),
      closed: (code) => this.runtime.whenAwake(() => events.closed(code)),
    });
}
