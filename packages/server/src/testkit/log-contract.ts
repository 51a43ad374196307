/** LogContract: what every EventLog does, whatever it is made of. Rules LG1–LG4 in docs/spec/log.md. */
import { emptyRoom, serverMs, type Entry } from '@lockstep/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventLog } from '../ports/event-log.ts';

/** A log to be tried, and how to be rid of it. */
export interface LogUnderTest {
  readonly log: EventLog;
  readonly close: () => Promise<void>;
}

const entry = (seq: number, title = `t${seq}`): Entry => ({
  seq,
  at: serverMs(1000 + seq),
  by: seq % 2 === 0 ? 'ann' : null,
  command: seq % 2 === 0 ? `c${seq}` : null,
  event: { type: 'titled', title },
});
const upTo = (last: number): readonly Entry[] => Array.from({ length: last }, (_, i) => entry(i + 1));

/** Runs the whole contract on logs that `open` makes, a fresh one for each test. */
export function describeEventLog(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`event log: ${name}`, () => {
    let log: EventLog;
    let close: () => Promise<void>;

    beforeEach(async () => {
      ({ log, close } = await open());
    });
    afterEach(async () => close());

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

    test('[LG15] messages are numbered as they come and read from the last back', async () => {
      const said = (text: string) => ({
        at: serverMs(5),
        author: 'ann',
        text,
        kind: 'text',
        id: text,
        replyTo: 1,
      });
      expect(await log.appendMessage('r', said('too early'))).toEqual({ ok: false, error: 'unknownRoom' });
      await log.append('r', 0, upTo(1));
      for (const text of ['a', 'b', 'c']) {
        expect(await log.appendMessage('r', said(text))).toMatchObject({ ok: true, value: { text } });
      }
      const c = { ...said('c'), seq: 3 };
      expect(await log.readMessages('r', null, 2)).toEqual([{ ...said('b'), seq: 2 }, c]);
      expect((await log.readMessages('r', 3, 10)).map(({ text }) => text)).toEqual(['a', 'b']);
      expect(await log.readMessages('r', 1, 10)).toEqual([]);
      expect(await log.readMessages('other', null, 10)).toEqual([]);
      await log.remove('r');
      expect(await log.readMessages('r', null, 10)).toEqual([]);
    });
  });
}
