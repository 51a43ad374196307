/** Fake pages: people with pages in one room, who send each other files over fake wires and a fake server. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { createDice, FakeRuntime } from '@lockstep/core/testkit';
import { createFileDesk, type FileDesk } from '../desk.ts';
import type { FileLine, HeardWord } from '../file-line.ts';
import type { Transfer } from '../transfer.ts';
import { createFakeDisk, type FakeDisk } from './fake-parts.ts';
import { createFakeWires, type FakeWires } from './fake-wires.ts';

const SERVER_MS = 15;

export interface FakePage {
  readonly desk: FileDesk;
  readonly connection: string;
  /** What is in the list. */
  readonly list: () => readonly Transfer[];
  readonly stages: () => readonly string[];
  /** The page goes. */
  readonly close: () => void;
}

export interface FakePerson {
  readonly member: string;
  readonly disk: FakeDisk;
  /** Another page of the same person. */
  readonly open: () => FakePage;
}

export interface FakePlace {
  readonly runtime: FakeRuntime;
  readonly wires: FakeWires;
  readonly person: (member: string) => FakePerson;
  /** Words that are lost on their way through the server, 0 to 1. */
  readonly setLoss: (share: number) => void;
  /** Lets time pass, and all that happens by the way. */
  readonly pass: (ms: number) => Promise<void>;
  readonly until: (what: string, done: () => boolean, ms?: number) => Promise<void>;
}

export function createFakePlace(seed = 1, bytesPerMs?: number): FakePlace {
  const dice = createDice(seed);
  const runtime = new FakeRuntime(undefined, {}, dice.fork('ids'));
  const wires = createFakeWires(runtime, bytesPerMs);
  const pages = new Map<string, { readonly member: string; readonly hear: (heard: HeardWord) => void }>();
  let loss = 0;
  let count = 0;

  const lineOf = (member: string, connection: string): FileLine => ({
    say(to, session, said) {
      if (!pages.has(connection) || dice.uniform() < loss) return true;
      runtime.after(SERVER_MS, () => {
        const page = pages.get(to);
        if (page === undefined) pages.get(connection)?.hear({ type: 'gone', from: to, session });
        else page.hear({ ...said, from: connection, member, session });
      });
      return true;
    },
    onHeard(listener) {
      pages.set(connection, { member, hear: listener });
      return () => {
        pages.delete(connection);
      };
    },
    pagesOf: (of) =>
      [...pages].filter(([id, page]) => page.member === of && id !== connection).map(([id]) => id),
  });

  const person = (member: string): FakePerson => {
    const disk = createFakeDisk();
    let text: string | null = null;
    const open = (): FakePage => {
      count += 1;
      const connection = `${member}-${count}`;
      const desk = createFileDesk('room', {
        runtime,
        line: lineOf(member, connection),
        openWire: wires.open,
        parts: disk,
        hashOf: async (file) => hashOf(await file.arrayBuffer()),
        recall: () => text,
        remember: (next) => {
          text = next;
        },
        today: () => 1e12 + runtime.time.now,
      });
      const close = desk.start();
      return {
        desk,
        connection,
        list: () => desk.store.getState(),
        stages: () => desk.store.getState().map(({ stage }) => (stage.is === 'over' ? stage.why : stage.is)),
        close,
      };
    };
    return { member, disk, open };
  };

  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 10) {
      runtime.advance(10);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  };
  return {
    runtime,
    wires,
    person,
    setLoss(share) {
      loss = share;
    },
    pass,
    async until(what, done, ms = 60_000) {
      for (let passed = 0; !done(); passed += 50) {
        if (passed > ms) throw new Error(`it did not come to this: ${what}`);
        await pass(50);
      }
    },
  };
}

/** A file of so many bytes that look like chance. It is read at once, so that a trial is the same each time. */
export function fakeFile(bytes: number, name = 'film.mkv', seed = 7): File {
  const dice = createDice(seed);
  const content = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 1 + dice.below(97)) content[at] = dice.below(256);
  const slice = (from = 0, to = bytes) => ({
    arrayBuffer: () => Promise.resolve(content.slice(from, to).buffer),
  });
  return { name, size: bytes, lastModified: 5, slice, ...slice() } as unknown as File;
}

/** Whether this page has got what was sent. A comparison byte by byte with words for the first difference takes minutes. */
export async function isSame(page: FakePage, sent: File): Promise<boolean> {
  const got = await page.desk.fileOf(page.list()[0]?.id ?? '');
  if (got === null || got.size !== sent.size) return false;
  return hashOf(await got.arrayBuffer()) === hashOf(await sent.arrayBuffer());
}

const hashOf = (bytes: ArrayBuffer): string => bytesToHex(sha256(new Uint8Array(bytes)));
