import { beforeEach, expect, test } from 'vitest';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { fallbackConnect } from './fallback-connect.ts';
import type { Connect, Transport, TransportEvents } from './transport.ts';

interface Opened {
  readonly way: 'first' | 'other';
  readonly events: TransportEvents;
  closed: boolean;
}

let runtime: FakeRuntime;
let lines: Opened[];
let heard: string[];
let connect: Connect;

const way =
  (name: Opened['way']): Connect =>
  (events) => {
    const line: Opened = { way: name, events, closed: false };
    lines.push(line);
    return {
      send: (text) => heard.push(`${name} sends ${text}`),
      close: () => {
        line.closed = true;
      },
    };
  };

beforeEach(() => {
  runtime = new FakeRuntime();
  [lines, heard] = [[], []];
  connect = fallbackConnect({ runtime, first: way('first'), other: way('other') });
});

const open = (): { readonly transport: Transport; readonly line: Opened } => {
  const transport = connect({
    opened: () => heard.push('opened'),
    received: (text) => heard.push(text),
    closed: (code) => heard.push(`closed ${code}`),
  });
  return { transport, line: lines.at(-1)! };
};
const fail = (): void => open().line.events.closed(null);
const ways = (): readonly string[] => lines.map((line) => line.way);

test('[CL32] the first way is kept while anything comes over it', () => {
  for (let i = 0; i < 5; i++) {
    const { line, transport } = open();
    line.events.opened();
    line.events.received('welcome');
    transport.send('hello');
    line.events.closed(null);
  }
  expect(ways()).toEqual(Array.from({ length: 5 }, () => 'first'));
  expect(heard.slice(0, 4)).toEqual(['opened', 'welcome', 'first sends hello', 'closed null']);
});

test('[CL32] when nothing comes twice in a row the other way is taken, and stays while it gets through', () => {
  fail();
  fail();
  for (let i = 0; i < 3; i++) {
    const { line } = open();
    line.events.opened();
    line.events.received('welcome');
    line.events.closed(null);
  }
  fail();
  open();
  expect(ways()).toEqual(['first', 'first', 'other', 'other', 'other', 'other', 'other']);
});

test('[CL32] a line that opens and says nothing, and one that hangs until it is given up, got nowhere', () => {
  const opens = open();
  opens.line.events.opened();
  opens.line.events.closed(null);
  open().transport.close();
  open();
  expect(ways().at(-1)).toBe('other');
  expect(lines[1]?.closed).toBe(true);
});

test('[CL32] who refuses with a reason was reached', () => {
  for (let i = 0; i < 4; i++) open().line.events.closed(4005);
  expect(ways()).not.toContain('other');
});

test('[CL32] while the server is away both ways are tried', () => {
  for (let i = 0; i < 8; i++) fail();
  expect(ways()).toEqual(['first', 'first', 'other', 'first', 'first', 'other', 'first', 'first']);
});

test('[CL33] over the other way the first is tried again soon and every two minutes, and taken when it opens', () => {
  fail();
  fail();
  const { line } = open();
  line.events.opened();
  line.events.received('welcome');
  runtime.advance(9000);
  expect(lines).toHaveLength(3);
  runtime.advance(2000);
  expect(lines[3]).toMatchObject({ way: 'first', closed: false });
  // It hangs: given up, and nothing happens to the line in use.
  runtime.advance(9000);
  expect(lines[3]?.closed).toBe(true);
  expect(line.closed).toBe(false);
  runtime.advance(111_000);
  lines[4]?.events.closed(null);
  expect(heard.at(-1)).toBe('welcome');
  runtime.advance(120_000);
  lines[5]?.events.opened();
  expect(lines[5]?.closed).toBe(true);
  expect(line.closed).toBe(true);
  expect(heard.at(-1)).toBe('closed null');
  open();
  expect(ways().at(-1)).toBe('first');
});

test('what starts stops', () => {
  fail();
  fail();
  const { line, transport } = open();
  line.events.received('welcome');
  runtime.advance(11_000);
  transport.close();
  expect(runtime.time.planned).toBe(0);
  lines[3]?.events.opened();
  expect(heard.filter((what) => what.startsWith('closed'))).toHaveLength(2);
});
