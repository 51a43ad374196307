import { beforeEach, expect, test } from 'vitest';
import type { CommandMessage } from '../protocol/command.ts';
import type { Command } from '../room/commands.ts';
import type { Entry } from '../room/events.ts';
import { emptyRoom, type CommandId, type RoomState } from '../room/state.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const play: Command = { type: 'play' };
const pause: Command = { type: 'pause' };
const seek = (to: number): Command => ({ type: 'seek', to: mediaSec(to) });
const { playback } = emptyRoom;

let runtime: FakeRuntime;
let outbox: Outbox;
let lineUp: boolean;
/** Server minus local, ms; null: not known yet. */
let offset: number | null;
let sent: CommandMessage[];
let news: string[];

beforeEach(() => {
  runtime = new FakeRuntime();
  [lineUp, offset, sent, news] = [true, 1000, [], []];
  outbox = createOutbox({
    runtime,
    send: (message) => {
      if (lineUp) sent.push(message);
      return lineUp;
    },
    toServer: (moment) => (offset === null ? null : serverMs(moment + offset)),
    refused: (command, code) => news.push(`${command.type} ${code}`),
  });
});

const commands = (): readonly Command[] => sent.map(({ command }) => command);
const pendingCommands = (): readonly Command[] => outbox.pending().map(({ command }) => command);
const accept = (id: CommandId, seq: number): void => outbox.answered({ type: 'accepted', id, seq });
const roomAt = (seq: number): RoomState => ({ ...emptyRoom, seq });
const entryOf = (command: CommandId, seq: number): Entry => ({
  seq,
  at: serverMs(0),
  by: 'ann',
  command,
  event: { type: 'titled', title: 'x' },
});

test('[CL14] a command is sent at once with the moment of the press, and kept', () => {
  runtime.advance(500);
  const id = outbox.add(play);
  expect(sent).toEqual([{ type: 'command', id, issuedAt: 1500, command: play }]);
  expect(pendingCommands()).toEqual([play]);
});

test('[CL14] it is kept until its entry is there, whichever comes first', () => {
  const first = outbox.add(play);
  outbox.confirmed(roomAt(1), [entryOf(first, 1)]);
  expect(outbox.pending()).toEqual([]);
  accept(first, 1);
  expect(outbox.pending()).toEqual([]);

  const second = outbox.add(pause);
  accept(second, 2);
  expect(pendingCommands()).toEqual([pause]);
  outbox.confirmed(roomAt(2), []);
  expect(outbox.pending()).toEqual([]);
});

test('[CL14] accepted with nothing to change: done at once', () => {
  outbox.confirmed(roomAt(7), []);
  const id = outbox.add(play);
  accept(id, 7);
  expect(outbox.pending()).toEqual([]);
});

test('[CL15] after a reconnect it goes again with the same id and moment, in order; what is accepted does not', () => {
  const ids = [outbox.add({ type: 'setRate', rate: 1.5 }), outbox.add(seek(3)), outbox.add(play)];
  accept(ids[0] ?? '', 9);
  const before = sent.slice(1);
  sent.length = 0;
  lineUp = false;
  runtime.advance(10_000);
  const late = outbox.add(pause);
  expect(sent).toEqual([]);
  lineUp = true;
  outbox.online();
  expect(sent.slice(0, 2)).toEqual(before);
  expect(sent[2]).toEqual({ type: 'command', id: late, issuedAt: 11_000, command: pause });
  expect(sent).toHaveLength(3);
});

test('[CL15] before anything is known of the server clock it waits, and is dated by the press', () => {
  offset = null;
  runtime.advance(100);
  const id = outbox.add(play);
  expect(sent).toEqual([]);
  runtime.advance(400);
  offset = 1000;
  outbox.online();
  expect(sent).toEqual([{ type: 'command', id, issuedAt: 1100, command: play }]);
});

test('[CL15] for another server it is dated anew, and an acceptance by the old one does not count', () => {
  runtime.advance(100);
  const ids = [outbox.add(play), outbox.add(seek(3))];
  accept(ids[0] ?? '', 90);
  sent.length = 0;
  outbox.redate();
  offset = 5000;
  outbox.confirmed(roomAt(0), []);
  outbox.online();
  expect(sent.map(({ id, issuedAt }) => [id, issuedAt])).toEqual(ids.map((id) => [id, 5100]));
});

test('[CL16] of one kind in a row that was not sent, only the newest counts, under the first id', () => {
  lineUp = false;
  const first = outbox.add(play);
  expect(outbox.add(pause)).toBe(first);
  runtime.advance(10);
  expect(outbox.add(play)).toBe(first);
  outbox.add(seek(1));
  outbox.add(seek(2));
  outbox.add({ type: 'reportStall' });
  outbox.add({ type: 'reportReady' });
  outbox.add({ type: 'itemEnded', item: 'a' });
  outbox.add({ type: 'itemEnded', item: 'a' });
  const expected: readonly Command[] = [
    play,
    seek(2),
    { type: 'reportReady' },
    { type: 'itemEnded', item: 'a' },
    { type: 'itemEnded', item: 'a' },
  ];
  expect(pendingCommands()).toEqual(expected);
  expect(outbox.pending()[0]?.issuedAt).toBe(1010);
  lineUp = true;
  outbox.online();
  expect(commands()).toEqual(expected);
});

test('[CL16] what was sent once keeps its content', () => {
  const first = outbox.add(seek(1));
  lineUp = false;
  runtime.advance(1000);
  expect(outbox.add(seek(2))).not.toBe(first);
  expect(pendingCommands()).toEqual([seek(1), seek(2)]);
});

test('[CL17] a held key: the first seek at once, then one per 200 ms, the last always', () => {
  const times: number[] = [];
  for (let i = 0; i < 21; i++) {
    outbox.add(seek(i));
    while (times.length < sent.length) times.push(runtime.now());
    runtime.advance(30);
    while (times.length < sent.length) times.push(runtime.now());
  }
  runtime.advance(1000);
  expect(commands()[0]).toEqual(seek(0));
  expect(commands().at(-1)).toEqual(seek(20));
  expect(sent.length).toBeLessThanOrEqual(5);
  expect(pendingCommands()).toEqual(commands());
  expect(runtime.time.planned).toBe(0);
});

test('[CL17] anything behind a held seek sends it at once, in order', () => {
  outbox.add(seek(1));
  outbox.add(seek(2));
  expect(commands()).toEqual([seek(1)]);
  outbox.add(play);
  expect(commands()).toEqual([seek(1), seek(2), play]);
});

test('[CL19] a refusal takes it away and is told', () => {
  const id = outbox.add(play);
  outbox.answered({ type: 'refused', id, code: 'superseded', playback, retryAfterMs: null });
  outbox.answered({ type: 'refused', id, code: 'superseded', playback, retryAfterMs: null });
  expect(outbox.pending()).toEqual([]);
  expect(news).toEqual(['play superseded']);
});

test('[CL20] too fast: again when told, nothing overtakes it, and four times are enough', () => {
  const id = outbox.add(play);
  for (let i = 0; i < 3; i++) {
    outbox.answered({ type: 'refused', id, code: 'tooFast', playback, retryAfterMs: 500 });
    if (i === 0) outbox.add({ type: 'rename', name: 'B' });
    runtime.advance(499);
    const before = sent.length;
    runtime.advance(1);
    expect(sent.length).toBeGreaterThan(before);
  }
  expect(commands()).toEqual([play, play, { type: 'rename', name: 'B' }, play, play]);
  outbox.answered({ type: 'refused', id, code: 'tooFast', playback, retryAfterMs: 500 });
  expect(news).toEqual(['play tooFast']);
});

test('[CL45] a server that cannot keep anything now is asked for as long as it takes, in order', () => {
  const id = outbox.add(play);
  outbox.add({ type: 'rename', name: 'B' });
  const renamed = outbox.pending()[1]?.id ?? '';
  for (let i = 0; i < 20; i++) {
    for (const one of [id, renamed]) {
      outbox.answered({ type: 'refused', id: one, code: 'retry', playback, retryAfterMs: 1000 });
    }
    runtime.advance(1000);
  }
  expect(news).toEqual([]);
  expect(commands()).toEqual(Array.from({ length: 21 }, () => [play, { type: 'rename', name: 'B' }]).flat());
  outbox.answered({ type: 'accepted', id, seq: 1 });
  outbox.answered({ type: 'accepted', id: renamed, seq: 2 });
  expect(outbox.pending().map(({ progress }) => progress.step)).toEqual(['accepted', 'accepted']);
  expect(runtime.time.planned).toBe(0);
});

test('[CL21] what does not fit the protocol is refused here and never sent', () => {
  outbox.add(seek(NaN));
  outbox.add(seek(-1));
  outbox.add({ type: 'setTitle', title: 'x'.repeat(501) });
  expect(sent).toEqual([]);
  expect(outbox.pending()).toEqual([]);
  expect(news).toEqual(['seek outOfRange', 'seek outOfRange', 'setTitle outOfRange']);
});

test('[CL30] a stopped outbox has nothing planned', () => {
  outbox.add(seek(1));
  outbox.add(seek(2));
  expect(runtime.time.planned).toBe(1);
  outbox.stop();
  expect(runtime.time.planned).toBe(0);
});
