/** BusContract: what every Bus does, whatever it is made of. Rules BU1–BU3 in docs/spec/bus.md. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bus } from '../ports/bus.ts';

/** One bus as two nodes have it (it may be the same object), and how to be rid of it. */
export interface BusUnderTest {
  readonly here: Bus;
  readonly there: Bus;
  readonly close: () => Promise<void>;
}

/** Runs the whole contract on buses that `open` makes, fresh ones for each test. */
export function describeBus(name: string, open: () => Promise<BusUnderTest>): void {
  describe(`bus: ${name}`, () => {
    let bus: BusUnderTest;

    beforeEach(async () => {
      bus = await open();
      await vi.waitFor(() => expect([bus.here.state, bus.there.state]).toEqual(['up', 'up']), 5000);
    });
    afterEach(async () => bus.close());

    /** Subscribes `there`, and waits until what `here` publishes arrives. */
    async function listen(room: string): Promise<{ readonly heard: string[]; readonly stop: () => void }> {
      const heard: string[] = [];
      let known = false;
      const stop = bus.there.subscribe(room, (frame) => {
        if (frame === 'are you there?') known = true;
        else heard.push(frame);
      });
      await vi.waitFor(() => {
        bus.here.publish(room, 'are you there?');
        expect(known).toBe(true);
      }, 5000);
      return { heard, stop };
    }

    /** Everything published before has arrived by now. */
    async function settled(room: string, heard: readonly string[]): Promise<void> {
      bus.here.publish(room, 'last');
      await vi.waitFor(() => expect(heard).toContain('last'), 5000);
    }

    test('[BU1] what is published to a room comes to all who subscribed to it, in order, and whole', async () => {
      const first = await listen('r');
      const second = await listen('r');
      const long = JSON.stringify({ text: '同帧 '.repeat(20_000), line: 'a\nb' });
      const sent = [...Array.from({ length: 300 }, (_, i) => `frame ${i}`), long, 'last'];
      for (const frame of sent) bus.here.publish('r', frame);
      for (const { heard } of [first, second]) {
        await vi.waitFor(() => expect(heard).toContain('last'), 5000);
        expect(heard).toEqual(sent);
      }
    });

    test('[BU1] rooms hear nothing of each other', async () => {
      const one = await listen('one');
      const two = await listen('two');
      bus.here.publish('one', 'for one');
      await settled('two', two.heard);
      await settled('one', one.heard);
      expect(two.heard).toEqual(['last']);
      expect(one.heard).toEqual(['for one', 'last']);
    });

    test('[BU1] who publishes hears it too, if it subscribed', async () => {
      const heard: string[] = [];
      bus.here.subscribe('r', (frame) => heard.push(frame));
      await vi.waitFor(() => {
        bus.here.publish('r', 'mine');
        expect(heard).toContain('mine');
      }, 5000);
    });

    test('[BU1] after its stop a subscriber hears nothing, and others go on', async () => {
      const gone = await listen('r');
      const stays = await listen('r');
      gone.stop();
      gone.stop();
      bus.here.publish('r', 'after');
      await settled('r', stays.heard);
      expect(stays.heard).toEqual(['after', 'last']);
      expect(gone.heard).toEqual([]);
      const back = await listen('r');
      await settled('r', back.heard);
      expect(back.heard).toEqual(['last']);
    });

    test('[BU2] publishing to nobody, and after the end, does nothing', async () => {
      bus.here.publish('nobody', 'hello');
      await bus.close();
      bus.here.publish('r', 'too late');
      bus.there.subscribe('r', () => {})();
    });
  });
}
