/** The end of an item is handled once: whoever tells it first, in whatever loop, shuffled or not, on however many nodes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serverMs } from '../runtime/units.ts';
import { RoomTrial, newFilm } from '../testkit/room-trial.ts';
import type { Request } from './commands.ts';
import type { Settings } from './house.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { nextDeed } from './next-deed.ts';
import type { RoomState } from './state.ts';

const filmSec = 60;
const loops = fc.constantFrom<Settings['loop']>('off', 'item', 'queue');
const ids = ['film', 'b', 'c', 'd'];

function room(loop: Settings['loop'], known: boolean, members: readonly string[]): RoomTrial {
  const trial = RoomTrial.watching(known ? filmSec : null, ...members);
  const others = ids.slice(1).map((id) => newFilm(id, known ? filmSec : null));
  trial.ask('ann', { type: 'addItems', items: others });
  trial.ask('ann', { type: 'setSetting', setting: { name: 'loop', loop } });
  trial.ask('ann', { type: 'play' });
  return trial;
}

/** What comes after `current` in this queue; null: the evening is over. */
function successor({ queue, current, settings }: RoomState): string | null {
  if (settings.loop === 'item') return current;
  const place = queue.findIndex(({ id }) => id === current);
  return queue[place + 1]?.id ?? (settings.loop === 'queue' ? (queue[0]?.id ?? null) : null);
}

const crowd = (size: number) => ['ann', ...Array.from({ length: size }, (_, i) => `m${i}`)];

test('[RM25][RM37][RM85] of many who tell the end of a round the first is heard, in any loop, shuffled or not', () => {
  fc.assert(
    fc.property(
      loops,
      fc.boolean(),
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.tuple(fc.boolean(), fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 8 })), {
        minLength: 1,
        maxLength: 5,
      }),
      (loop, known, size, rounds) => {
        const members = crowd(size);
        const trial = room(loop, known, members);
        for (const [mix, late] of rounds) {
          if (mix) trial.ask('ann', { type: 'shuffleQueue' });
          const on = trial.state.current;
          const wanted = successor(trial.state);
          if (on === null || !trial.line.playing) break;
          trial.now = serverMs(trial.line.at + filmSec * 1000);
          const ends = trial.entries.length;
          // Everybody's player tells, some of them late.
          for (const [index, by] of members.entries()) {
            trial.wait((late[index] ?? 0) > 0 ? 20 : 0);
            trial.ask(by, { type: 'itemEnded', item: on }, { agoMs: late[index] ?? 0 });
          }
          const told = trial.entries.slice(ends).map(({ event }) => event.type);
          expect(told.filter((type) => type === 'itemEnded')).toHaveLength(1);
          expect(told.filter((type) => type === 'played' || type === 'itemSelected')).toHaveLength(
            wanted === null ? 0 : 1,
          );
          expect(trial.state.current).toBe(wanted ?? on);
          expect(trial.line.playing).toBe(wanted !== null);
        }
      },
    ),
  );
});

test('[RM53][RM85] the room’s own word comes too late when a player has told', () => {
  fc.assert(
    fc.property(loops, (loop) => {
      const trial = room(loop, true, ['ann', 'ben']);
      const deed = nextDeed(trial.state);
      if (deed === null) throw new Error('a film that plays has an end');
      trial.now = serverMs(trial.line.at + filmSec * 1000);
      trial.ask('ben', { type: 'itemEnded', item: 'film' });
      const after = trial.entries.length;
      trial.now = deed.at;
      trial.system(deed.command);
      expect(trial.entries).toHaveLength(after);
    }),
  );
});

test('[RM85] nodes that hear of the same end at once and lose the race decide again on what was written', () => {
  fc.assert(
    fc.property(
      loops,
      fc.boolean(),
      fc.array(fc.nat(2), { minLength: 2, maxLength: 12 }),
      (loop, mix, order) => {
        const members = crowd(12);
        const trial = room(loop, true, members);
        if (mix) trial.ask('ann', { type: 'shuffleQueue' });
        const wanted = successor(trial.state);
        const now = serverMs(trial.line.at + filmSec * 1000 + 5);
        // The log, and three nodes that have read it up to here.
        let log = trial.state;
        const nodes = [trial.state, trial.state, trial.state];
        let ends = 0;
        for (const [index, node] of order.entries()) {
          const request: Request = {
            from: 'member',
            id: `end${index}`,
            by: members[index] ?? 'ann',
            issuedAt: now,
            command: { type: 'itemEnded', item: 'film' },
          };
          const ask = (state: RoomState) => {
            const decided = decide(state, request, { now, leads: trial.leads });
            return decided.ok ? decided.value : [];
          };
          let events = ask(nodes[node] ?? log);
          // Appending fails where somebody else was quicker: the node reads what is new, and decides again.
          if (events.length > 0 && nodes[node]?.seq !== log.seq) events = ask(log);
          for (const event of events) {
            if (event.type === 'itemEnded') ends++;
            log = evolve(log, { seq: log.seq + 1, at: now, by: request.by, command: request.id, event });
          }
          nodes[node] = log;
        }
        expect(ends).toBe(1);
        expect(log.current).toBe(wanted ?? 'film');
      },
    ),
  );
});
