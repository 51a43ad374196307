/** LogContract: what every EventLog does, whatever it is made of. Rules LG1–LG4, LG9, LG15 and LG16 in docs/spec/log.md. */
import { emptyRoom, mediaSec, serverMs, type Entry, type NewMessage } from '@lockstep/core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventLog } from '../ports/event-log.ts';

/** A place for a log to be tried in. */
export interface LogUnderTest {
  /** Opens the log there; once it was closed, it may be opened again and has what it had. */
  readonly open: () => Promise<EventLog>;
  /** Is rid of it. */
  readonly end: () => Promise<void>;
}

const entry = (seq: number, title = `t${seq}`): Entry => ({
  seq,
  at: serverMs(1000 + seq),
  by: seq % 2 === 0 ? 'ann' : null,
  command: seq % 2 === 0 ? `c${seq}` : null,
  event: { type: 'titled', title },
});
const numbers = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
const upTo = (last: number): readonly Entry[] => numbers(last).map((seq) => entry(seq));

const message = (text: string, at = 2000): NewMessage => ({
  at: serverMs(at),
  author: 'ann',
  text,
  kind: 'text',
  mediaAt: mediaSec(12.5),
});

/** Runs the whole contract on logs that `make` makes, a fresh one for each test. */
export function describeEventLog(name: string, make: () => Promise<LogUnderTest>): void {
  describe(`event log: ${name}`, () => {
    let place: LogUnderTest;
    let log: EventLog;

    beforeEach(async () => {
      place = await make();
      log = await place.open();
    });
    afterEach(async () => {
      await log.close();
      await place.end();
    });
    const reopen = async (): Promise<void> => {
      await log.close();
      log = await place.open();
    };

    test('[LG1] a room that is not known has no entries', async () => {
      expect(await log.read('r', 0)).toEqual([]);
    });

    test('[LG1] entries are read as they were written, in order', async () => {
      expect(await log.append('r', 0, upTo(2))).toEqual({ ok: true, value: { seq: 2 } });
      expect(await log.append('r', 2, [entry(3)])).toEqual({ ok: true, value: { seq: 3 } });
      expect(await log.read('r', 0)).toEqual(upTo(3));
      expect(await log.read('r', 2)).toEqual([entry(3)]);
      expect(await log.read('r', 3)).toEqual([]);
      expect(await log.read('r', 99)).toEqual([]);
    });

    test('[LG1] what was read does not change afterwards', async () => {
      await log.append('r', 0, upTo(1));
      const read = await log.read('r', 0);
      await log.append('r', 1, [entry(2)]);
      expect(read).toEqual(upTo(1));
    });

    test('[LG2] appending after anything but the last entry is a conflict and changes nothing', async () => {
      await log.append('r', 0, upTo(2));
      for (const expected of [0, 1, 3]) {
        const refused = await log.append('r', expected, [entry(expected + 1, 'other')]);
        expect(refused).toEqual({ ok: false, error: 'conflict' });
      }
      expect(await log.append('new', 5, [entry(6)])).toEqual({ ok: false, error: 'conflict' });
      expect(await log.read('r', 0)).toEqual(upTo(2));
      expect(await log.read('new', 0)).toEqual([]);
    });

    test('[LG2] of many who append at once, one wins', async () => {
      await log.append('r', 0, upTo(1));
      const writers = ['a', 'b', 'c', 'd', 'e', 'f'];
      const answers = await Promise.all(writers.map(async (title) => log.append('r', 1, [entry(2, title)])));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const [kept, ...more] = await log.read('r', 1);
      expect(more).toEqual([]);
      expect(kept).toEqual(entry(2, writers[answers.findIndex(({ ok }) => ok)]));
    });

    test('[LG3] rooms know nothing of each other', async () => {
      await log.append('one', 0, upTo(3));
      expect(await log.append('two', 0, upTo(1))).toEqual({ ok: true, value: { seq: 1 } });
      await log.saveSnapshot('one', { format: 1, state: { ...emptyRoom, seq: 3 } });
      expect(await log.read('two', 0)).toEqual(upTo(1));
      expect(await log.loadSnapshot('two', 1)).toBeNull();
      await log.remove('one');
      expect(await log.read('one', 0)).toEqual([]);
      expect(await log.loadSnapshot('one', 1)).toBeNull();
      expect(await log.read('two', 0)).toEqual(upTo(1));
    });

    test('[LG3] a removed room begins anew', async () => {
      await log.append('r', 0, upTo(3));
      await log.remove('r');
      await log.remove('r');
      expect(await log.append('r', 0, upTo(1))).toEqual({ ok: true, value: { seq: 1 } });
    });

    test('[LG4] the newest snapshot of a format is kept; another format has none', async () => {
      await log.append('r', 0, upTo(5));
      expect(await log.loadSnapshot('r', 1)).toBeNull();
      const at = (seq: number) => ({ format: 1, state: { ...emptyRoom, seq, title: `at ${seq}` } });
      await log.saveSnapshot('r', at(4));
      await log.saveSnapshot('r', at(2));
      expect(await log.loadSnapshot('r', 1)).toEqual(at(4));
      await log.saveSnapshot('r', at(5));
      expect(await log.loadSnapshot('r', 1)).toEqual(at(5));
      expect(await log.loadSnapshot('r', 2)).toBeNull();
      expect(await log.read('r', 0)).toEqual(upTo(5));
    });

    test('[LG4] a snapshot of a room that is not there, or never came so far, is not kept', async () => {
      const late = { format: 1, state: { ...emptyRoom, seq: 4 } };
      await log.saveSnapshot('r', late);
      await log.append('r', 0, upTo(2));
      await log.saveSnapshot('r', late);
      expect(await log.loadSnapshot('r', 1)).toBeNull();
    });

    test('[LG2] many rooms written at once are all kept, each in its order', async () => {
      const rooms = Array.from({ length: 20 }, (_, i) => `room${i}`);
      await Promise.all(
        rooms.map(async (room) => {
          for (let seq = 0; seq < 10; seq++) {
            const appended = await log.append(room, seq, [entry(seq + 1, `${room} ${seq}`)]);
            expect(appended.ok).toBe(true);
          }
        }),
      );
      for (const room of rooms) expect((await log.read(room, 0)).map(({ seq }) => seq)).toEqual(numbers(10));
      expect(await log.lastSeqs([...rooms, 'none'])).toEqual(new Map(rooms.map((room) => [room, 10])));
    });

    test('[LG2] whoever appends what, a room is one row of entries that were accepted', async () => {
      const attempt = fc.record({
        room: fc.constantFrom('a', 'b'),
        expected: fc.nat(6),
        count: fc.integer({ min: 1, max: 3 }),
      });
      let round = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(attempt, { maxLength: 6 }), { maxLength: 6 }), async (bursts) => {
          const own = `${++round}`;
          const accepted = new Map<string, Entry[]>();
          for (const burst of bursts) {
            const asked = burst.map(({ room, expected, count }, i) => ({
              room: `${own}-${room}`,
              expected,
              entries: numbers(count).map((n) => entry(expected + n, `${i}`)),
            }));
            const answers = await Promise.all(
              asked.map(async ({ room, expected, entries }) => log.append(room, expected, entries)),
            );
            asked.forEach(({ room, entries }, i) => {
              if (answers[i]?.ok === true) accepted.set(room, [...(accepted.get(room) ?? []), ...entries]);
            });
            for (const room of [`${own}-a`, `${own}-b`]) {
              const kept = await log.read(room, 0);
              expect(kept.map(({ seq }) => seq)).toEqual(numbers(kept.length));
              const wanted = (accepted.get(room) ?? []).toSorted((x, y) => x.seq - y.seq);
              expect(kept).toEqual(wanted);
            }
          }
        }),
        { numRuns: 25 },
      );
    });

    test('[LG1] letters of all kinds, moments with fractions and every event come back as they went', async () => {
      const text = 'Ünï ço∂é 同帧 🎬 "\'\\\\u0000';
      const odd: Entry = { ...entry(1, text), at: serverMs(1_764_198_177_123.4565), by: text };
      await log.append('r', 0, [odd]);
      expect(await log.read('r', 0)).toEqual([odd]);
    });

    test('[LG15] messages are numbered in order, and read from the end backwards', async () => {
      await log.append('r', 0, upTo(1));
      for (const n of numbers(5)) {
        const sent = { ...message(`m${n}`, 2000 + n), id: `id${n}`, replyTo: 1 };
        expect(await log.appendMessage('r', sent)).toEqual({ ok: true, value: { seq: n, ...sent } });
      }
      const texts = async (before: number | null, limit: number): Promise<string[]> =>
        (await log.readMessages('r', before, limit)).map(({ seq, text }) => `${seq} ${text}`);
      expect(await texts(null, 2)).toEqual(['4 m4', '5 m5']);
      expect(await texts(4, 2)).toEqual(['2 m2', '3 m3']);
      expect(await texts(2, 10)).toEqual(['1 m1']);
      expect(await texts(1, 10)).toEqual([]);
      const last = { seq: 5, ...message('m5', 2005), id: 'id5', replyTo: 1 };
      expect(await log.readMessages('r', null, 1)).toEqual([last]);
      expect(await log.readMessages('other', null, 10)).toEqual([]);
    });

    test('[LG15] many who speak at once get a number each, and no gap is left', async () => {
      await log.append('r', 0, upTo(1));
      const said = await Promise.all(numbers(30).map(async (n) => log.appendMessage('r', message(`m${n}`))));
      const seqs = said.map((one) => (one.ok ? one.value.seq : 0)).toSorted((a, b) => a - b);
      expect(seqs).toEqual(numbers(30));
      expect((await log.readMessages('r', null, 100)).map(({ seq }) => seq)).toEqual(numbers(30));
    });

    test('[LG15] nobody speaks in a room that is not there; what was said goes with its room', async () => {
      expect(await log.appendMessage('r', message('hi'))).toEqual({ ok: false, error: 'unknownRoom' });
      await log.append('r', 0, upTo(1));
      await log.appendMessage('r', message('hi'));
      await log.remove('r');
      expect(await log.readMessages('r', null, 9)).toEqual([]);
      await log.append('r', 0, upTo(1));
      expect(await log.appendMessage('r', message('anew'))).toMatchObject({ value: { seq: 1 } });
    });

    test('[LG3] rooms that exist are listed page by page, with what is known of them', async () => {
      for (const room of ['b', 'C', 'a', '9']) await log.append(room, 0, upTo(2));
      await log.appendMessage('b', message('hi', 5000));
      const first = await log.rooms('', 3);
      expect(first.map(({ id }) => id)).toEqual(['9', 'C', 'a']);
      expect(await log.rooms(first.at(-1)?.id ?? '', 3)).toEqual([
        { id: 'b', seq: 2, messages: 1, createdAt: 1001, at: 5000 },
      ]);
      expect(first[0]).toEqual({ id: '9', seq: 2, messages: 0, createdAt: 1001, at: 1002 });
    });

    test('[LG3] a room is removed only as it is known, if that is asked', async () => {
      await log.append('r', 0, upTo(3));
      expect(await log.remove('r', 2)).toBe(false);
      expect(await log.read('r', 0)).toEqual(upTo(3));
      expect(await log.remove('r', 3)).toBe(true);
      expect(await log.remove('r')).toBe(false);
      expect(await log.append('r', 3, [entry(4)])).toEqual({ ok: false, error: 'conflict' });
    });

    test('[LG16] the latest moment is that of the last entry or message', async () => {
      expect(await log.latest()).toBe(0);
      await log.append('r', 0, upTo(3));
      await log.append('q', 0, upTo(1));
      expect(await log.latest()).toBe(1003);
      await log.appendMessage('q', message('hi', 4000.25));
      expect(await log.latest()).toBe(4000.25);
    });

    test('[LG9] values are kept: the first one, or the last', async () => {
      expect(await log.recall('x')).toBeNull();
      const kept = await Promise.all(['1', '2', '3'].map(async (value) => log.keep('x', value)));
      expect(new Set(kept).size).toBe(1);
      expect(await log.recall('x')).toBe(kept[0]);
      await log.note('x', '4');
      expect(await log.keep('x', '5')).toBe('4');
    });

    test('[LG22] a room keeps texts, which anybody reads by their names as long as some room has them', async () => {
      expect(await log.keepText('r', 'x', 'one')).toBe(false);
      for (const room of ['r', 'q']) await log.append(room, 0, upTo(1));
      expect(await log.keepText('r', 'x', 'one')).toBe(true);
      expect(await log.keepText('r', 'x', 'other')).toBe(true);
      expect(await log.keepText('r', '-', 'dash')).toBe(true);
      expect(await log.keepText('q', 'x', 'one')).toBe(true);
      expect(await log.textsOf('r')).toEqual(['-', 'x']);
      await reopen();
      expect(await log.readText('x')).toBe('one');
      await log.dropText('r', 'x');
      await log.dropText('r', 'x');
      expect(await log.textsOf('r')).toEqual(['-']);
      expect(await log.readText('x')).toBe('one');
      await log.remove('q');
      expect(await log.readText('x')).toBeNull();
      expect(await log.textsOf('q')).toEqual([]);
      expect(await log.readText('-')).toBe('dash');
    });

    test('[LG9] closed and opened again it is the same log, with the same in it', async () => {
      const { name: before } = log;
      expect(before).toMatch(/^[A-Za-z0-9-]{16,40}$/);
      await log.append('r', 0, upTo(3));
      await log.appendMessage('r', message('hi'));
      await log.saveSnapshot('r', { format: 1, state: { ...emptyRoom, seq: 2 } });
      await log.note('x', '1');
      await reopen();
      expect(log.name).toBe(before);
      expect(await log.read('r', 0)).toEqual(upTo(3));
      expect(await log.readMessages('r', null, 9)).toEqual([{ seq: 1, ...message('hi') }]);
      expect((await log.loadSnapshot('r', 1))?.state.seq).toBe(2);
      expect(await log.recall('x')).toBe('1');
      expect(await log.append('r', 3, [entry(4)])).toEqual({ ok: true, value: { seq: 4 } });
    });
  });
}
