/** RoomTrial: a room whose rules are tried out one request after the other, at moments given by hand. */
import type { Command, Leads, NewItem, RefusalCode, Request, SystemCommand } from '../room/commands.ts';
import { decide } from '../room/decide.ts';
import type { Entry, RoomEvent } from '../room/events.ts';
import { evolve } from '../room/evolve.ts';
import { emptyRoom, type MemberId, type RoomState } from '../room/state.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { mediaSec, serverMs, type ServerMs } from '../runtime/units.ts';

/** What came of a request: the kinds of events, or the refusal. */
export type Outcome = readonly RoomEvent['type'][] | RefusalCode;

export const trialLeads: Leads = { pause: 100, play: 200, seek: 400 };

export class RoomTrial {
  state: RoomState = emptyRoom;
  readonly entries: Entry[] = [];
  leads: Leads = trialLeads;
  now: ServerMs = serverMs(1_000_000);
  #commands = 0;

  /** A room with these members in it. */
  static with(...members: readonly MemberId[]): RoomTrial {
    const trial = new RoomTrial();
    for (const member of members) trial.system({ type: 'admit', member, name: member });
    return trial;
  }

  /** The same with a film of `seconds` on (null: length not known), brought by the first member. */
  static watching(seconds: number | null, ...members: readonly MemberId[]): RoomTrial {
    const trial = RoomTrial.with(...members);
    trial.ask(members[0] ?? '', addFilm('film', seconds));
    return trial;
  }

  get line(): Timeline {
    return this.state.playback.timeline;
  }

  get last(): Entry | undefined {
    return this.entries.at(-1);
  }

  wait(ms: number): this {
    this.now = serverMs(this.now + ms);
    return this;
  }

  /** A member asks, having pressed `agoMs` before now; a given `id` repeats a command. */
  ask(by: MemberId, command: Command, { agoMs = 0, id = `c${++this.#commands}` } = {}): Outcome {
    return this.request({ from: 'member', id, by, issuedAt: serverMs(this.now - agoMs), command });
  }

  system(command: SystemCommand): Outcome {
    return this.request({ from: 'server', command });
  }

  request(request: Request): Outcome {
    const decided = decide(this.state, request, { now: this.now, leads: this.leads });
    if (!decided.ok) return decided.error.code;
    for (const event of decided.value) {
      const isMember = request.from === 'member';
      const entry: Entry = {
        seq: this.state.seq + 1,
        at: this.now,
        by: isMember ? request.by : null,
        command: isMember ? request.id : null,
        event,
      };
      this.entries.push(entry);
      this.state = evolve(this.state, entry);
    }
    return decided.value.map(({ type }) => type);
  }
}

/** The command that brings a film and puts it on. */
export function addFilm(id: string, seconds: number | null, select = true): Command {
  return { type: 'addItem', item: newFilm(id, seconds), select };
}

export function newFilm(id: string, seconds: number | null): NewItem {
  const duration = seconds === null ? null : mediaSec(seconds);
  const sources = [{ kind: 'link', url: `https://films.example/${id}.mp4` }] as const;
  return { id, title: id, duration, sources };
}
