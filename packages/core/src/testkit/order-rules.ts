/** OrderRules: one order of entries everywhere, each command once, and none that nobody asked for. */
import type { Participant } from '../client/participant.ts';
import type { Entry } from '../room/events.ts';
import { publicEntries } from '../room/public-room.ts';
import type { CommandId } from '../room/state.ts';
import type { FakeRoom } from './fake-room.ts';
import type { Fail } from './rules.ts';
import { same } from './same.ts';
import type { World } from './world.ts';
import type { WorldMember } from './world-member.ts';

type Asked = FakeRoom['asked'][number];

export class OrderRules {
  readonly #world: World;
  readonly #fail: Fail;
  readonly #happened = new Set<CommandId>();
  readonly #explained = new Set<CommandId>();
  #last: CommandId | null = null;
  #judged = 0;

  constructor(world: World, fail: Fail) {
    this.#world = world;
    this.#fail = fail;
    world.room.listen((entry) => this.#kept(entry));
    world.onSession.push((member, participant) => this.#listenTo(member, participant));
  }

  /** Judges what was asked since the last time; `reported` hears of each report of a stall or its end. */
  look(reported: (member: WorldMember) => void): void {
    const { asked } = this.#world.room;
    for (; this.#judged < asked.length; this.#judged++) {
      const request = asked[this.#judged];
      const member = this.#world.members.find(({ id }) => id === request?.by);
      if (request !== undefined && member !== undefined) this.#explain(member, request, reported);
    }
  }

  #listenTo({ options: { name } }: WorldMember, participant: Participant): void {
    let last = -1;
    participant.onNews((news) => {
      if (news.type !== 'entry') return;
      const { seq } = news.entry;
      if (seq <= last) this.#fail('order', `${name} was told entry ${seq} after ${last}`);
      last = seq;
      if (!same([news.entry], publicEntries(this.#world.room.log.slice(seq - 1, seq)))) {
        this.#fail('order', `${name} has another entry ${seq} than the server`);
      }
    });
  }

  #kept({ command }: Entry): void {
    // The entries of one command follow each other.
    if (command !== null && command !== this.#last) {
      if (this.#happened.has(command)) this.#fail('once', `command ${command} happened twice`);
      this.#happened.add(command);
    }
    this.#last = command;
  }

  #explain(member: WorldMember, { id, command }: Asked, reported: (member: WorldMember) => void): void {
    // After a reconnect the same command comes again, and counts as the same press.
    if (member.asked.has(id) || this.#explained.has(id)) return;
    this.#explained.add(id);
    const { name } = member.options;
    switch (command.type) {
      case 'play':
      case 'pause':
      case 'seek':
        if (member.keys[command.type] > 0) member.keys[command.type]--;
        else this.#fail('echo', `${name} asked to ${command.type}, and nobody had pressed anything`);
        return;
      case 'reportStall':
      case 'reportReady':
        reported(member);
        return;
      case 'describeItem':
      case 'itemEnded':
        return;
      case 'setRate':
      case 'goOnWithout':
      case 'addItem':
      case 'addItems':
      case 'clearQueue':
      case 'shuffleQueue':
      case 'undoQueue':
      case 'removeItem':
      case 'selectItem':
      case 'rename':
      case 'callRoll':
      case 'setTitle':
      case 'setWaiting':
      case 'restart':
      case 'goTo':
      case 'syncToMe':
      case 'moveItem':
      case 'renameItem':
      case 'addSource':
      case 'removeSource':
      case 'fingerprintItem':
      case 'addSubtitle':
      case 'removeSubtitle':
      case 'nextItem':
      case 'previousItem':
      case 'setSetting':
      case 'addMarker':
      case 'removeMarker':
      case 'pinLine':
      case 'unpinLine':
      case 'setControlMode':
      case 'takeBaton':
      case 'giveBaton':
      case 'releaseBaton':
      case 'kick':
      case 'ban':
      case 'unban':
      case 'setRole':
      case 'setRight':
      case 'setLock':
      case 'setPassword':
      case 'setOwnerLink':
      case 'hush':
      case 'close':
        this.#fail('echo', `${name} sent ${command.type} by itself`);
    }
  }
}
