/**
 * Desk: all files that go from this page to others, and from others to it. It decides whose turn it is, makes of words the
 * transfer they are about, and shows all of them in one list. Rules FT1–FT12 in docs/spec/files.md.
 */
import { randomId, type MemberId, type Stop } from '@lockstep/core';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { cleanFileName } from './file-name.ts';
import type { FileWord, HeardWord } from './file-line.ts';
import type { FilePorts } from './file-ports.ts';
import { createIncoming, type Incoming } from './incoming.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';
import { createRate, secondsLeft, type Rate } from './rate.ts';
import { partFor, recordsIn, type ReceivedRecord } from './received-records.ts';
import { isOver, type Transfer } from './transfer.ts';

/** Unanswered offers of one member. */
export const mostOffers = 20;
/** A page shows no more changes than this. */
const SHOW_MS = 200;

export interface FileDesk {
  /** In the order in which they were begun. */
  readonly store: StoreApi<readonly Transfer[]>;
  /** @param page one of the member's pages that is known to be there, or null */
  readonly send: (member: MemberId, files: readonly File[], page: string | null) => void;
  readonly accept: (id: string) => void;
  readonly decline: (id: string) => void;
  readonly cancel: (id: string) => void;
  /** Offers a file that did not get through once more. */
  readonly again: (id: string) => void;
  /** What is over leaves the list; a file that was received goes with it, unless it is in use on this page. */
  readonly dismiss: (id: string, isInUse: boolean) => void;
  /** A file that was received; null: it is not there. */
  readonly fileOf: (id: string) => Promise<File | null>;
  readonly start: () => Stop;
}

interface Facts extends Pick<Transfer, 'id' | 'way' | 'member' | 'name' | 'bytes'> {
  readonly rate: Rate;
}

type Held =
  | { readonly facts: Facts; readonly out: Outgoing; readonly file: File; readonly page: string | null }
  | { readonly facts: Facts; readonly into: Incoming; readonly part: string }
  /** Received by an earlier visit. */
  | { readonly facts: Facts; readonly part: string };

export function createFileDesk(room: string, ports: FilePorts): FileDesk {
  const { runtime, line, parts } = ports;
  const store = createStore<readonly Transfer[]>(() => []);
  const all = new Map<string, Held>();
  /** What this person said of files that are shown no more: the word may have been lost. */
  const refused = new Map<string, FileWord>();
  let shownAt = -SHOW_MS;
  let stopShow: Stop | null = null;

  const records = (): readonly ReceivedRecord[] => recordsIn(ports.recall(), ports.today());
  const note = (id: string, record: ReceivedRecord | null): void => {
    const others = records().filter((one) => one.id !== id && one.file !== record?.file);
    ports.remember(JSON.stringify(record === null ? others : [...others, record]));
  };

  const show = (): void => {
    stopShow?.();
    stopShow = null;
    shownAt = runtime.now();
    store.setState([...all.values()].map(shown), true);
  };
  const shown = (held: Held): Transfer => {
    const { rate, ...facts } = held.facts;
    const side = sideOf(held);
    const stage = side?.stage() ?? { is: 'done' };
    const got = side?.got() ?? facts.bytes;
    if (stage.is === 'moving') rate.note(runtime.now(), got);
    else rate.forget();
    const perSec = rate.perSec();
    return { ...facts, got, stage, rate: perSec, secondsLeft: secondsLeft(perSec, facts.bytes - got) };
  };
  /** Of a file that moves there is something new a hundred times a second. */
  const changed = (id: string) => (): void => {
    const held = all.get(id);
    if (held === undefined) return;
    const before = store.getState().find((one) => one.id === id)?.stage.is;
    if (before !== sideOf(held)?.stage().is || runtime.now() - shownAt >= SHOW_MS) show();
    else stopShow ??= runtime.after(SHOW_MS, show);
    if ('out' in held && held.out.stage().is !== before) nextTurn();
  };

  /** One file at a time to one member, in their order. [FT4] */
  const mayGo = (member: MemberId): boolean =>
    ![...all.values()].some((one) => one.facts.member === member && 'out' in one && one.out.isBusy());
  /** More than the receiver lets wait are not offered to him. [FT3] */
  const mayOffer = (member: MemberId): boolean =>
    [...all.values()].filter((one) => one.facts.member === member && 'out' in one && one.out.isAsking())
      .length < mostOffers;
  const nextTurn = (): void => {
    for (const held of all.values())
      if ('out' in held && held.out.stage().is === 'waiting' && mayGo(held.facts.member)) held.out.go();
  };

  const send = (member: MemberId, files: readonly File[], page: string | null): void => {
    for (const file of files) {
      const id = randomId(runtime);
      const out = createOutgoing({
        ports,
        id,
        member,
        file,
        page,
        mayGo: () => mayGo(member),
        mayOffer: () => mayOffer(member),
        changed: changed(id),
      });
      const { name, size } = file;
      all.set(id, {
        facts: { id, way: 'out', member, name, bytes: size, rate: createRate() },
        out,
        file,
        page,
      });
    }
    show();
  };

  const take = (record: ReceivedRecord, page: string | null): Incoming => {
    const { id, member, name, bytes, file } = record;
    const into = createIncoming({
      ports,
      id,
      member,
      bytes,
      file,
      page,
      changed: changed(id),
      wanted: () => note(id, record),
      judged(isWhole) {
        note(id, isWhole ? { ...record, done: true, at: ports.today() } : null);
        if (!isWhole) runtime.after(1000, () => void parts.remove(file));
      },
    });
    all.set(id, { facts: { id, way: 'in', member, name, bytes, rate: createRate() }, into, part: file });
    return into;
  };
  const offered = (heard: Extract<HeardWord, { type: 'file' }>): void => {
    const { id, from, member, session, word } = heard;
    if (word.step === 'accept') {
      // Asked for by a page that remembers it; it went with the page that this one was.
      line.say(from, session, { type: 'file', id, word: { step: 'cancel', why: 'gone' } });
    }
    if (word.step !== 'offer') return;
    const said = refused.get(id);
    if (said !== undefined) {
      line.say(from, session, { type: 'file', id, word: said });
      return;
    }
    const open = store.getState().filter((one) => one.member === member && one.stage.is === 'offered');
    if (open.length >= mostOffers) {
      line.say(from, session, { type: 'file', id, word: { step: 'cancel', why: 'tooMany' } });
      return;
    }
    const { bytes, modified } = word;
    const about = { room, member, name: cleanFileName(word.name), bytes, modified };
    const isTaken = (file: string): boolean =>
      [...all.values()].some((held) => 'part' in held && held.part === file && !isDone(held));
    const part = partFor(records(), about);
    const file = part === null || isTaken(part.file) ? id : part.file;
    if (part !== null && file === part.file) leave(part.id);
    take({ ...about, id, file, done: false, at: ports.today() }, from);
    show();
  };
  /** What the same file was called before is not shown any more. */
  const leave = (id: string): void => {
    const held = all.get(id);
    if (held !== undefined && isDone(held)) all.delete(id);
  };

  const hear = (heard: HeardWord): void => {
    if (heard.type === 'gone') {
      for (const held of all.values()) sideOf(held)?.gone(heard.from);
      return;
    }
    if (heard.type === 'notAllowed') {
      for (const held of all.values()) if (!isDone(held)) sideOf(held)?.end('notAllowed');
      return;
    }
    if (heard.type === 'line') {
      // Each knows its own sessions.
      for (const held of all.values()) if (held.facts.member === heard.member) sideOf(held)?.hear(heard);
      return;
    }
    const held = all.get(heard.id);
    if (held === undefined) offered(heard);
    else if (held.facts.member === heard.member) sideOf(held)?.hear(heard);
  };

  /** What earlier visits have left: whole files wait to be saved, parts go on. [FT10] */
  const find = (): void => {
    const here = records();
    ports.remember(JSON.stringify(here));
    void parts.keepOnly(new Set(here.map(({ file }) => file)));
    for (const record of here) {
      if (record.room !== room || all.has(record.id)) continue;
      const { id, member, name, bytes, file } = record;
      if (record.done)
        all.set(id, { facts: { id, way: 'in', member, name, bytes, rate: createRate() }, part: file });
      else take(record, null).accept();
    }
    show();
  };

  return {
    store,
    send,
    accept(id) {
      const held = all.get(id);
      if (held !== undefined && 'into' in held) held.into.accept();
    },
    decline(id) {
      const held = all.get(id);
      if (held === undefined || !('into' in held)) return;
      held.into.end('declined');
      refused.set(id, { step: 'decline' });
      all.delete(id);
      show();
    },
    cancel(id) {
      const held = all.get(id);
      if (held === undefined) return;
      sideOf(held)?.end('cancelled');
      note(id, null);
      all.delete(id);
      refused.set(id, { step: 'cancel', why: 'cancelled' });
      if ('into' in held) runtime.after(1000, () => void parts.remove(held.part));
      nextTurn();
      show();
    },
    again(id) {
      const held = all.get(id);
      if (held === undefined || !('out' in held) || !isDone(held)) return;
      all.delete(id);
      send(held.facts.member, [held.file], held.page);
    },
    dismiss(id, isInUse) {
      const held = all.get(id);
      if (held === undefined || !isDone(held)) return;
      all.delete(id);
      show();
      if (!('part' in held)) return;
      const record = records().find((one) => one.id === id);
      // A part stays, should the same file be offered again.
      if (record !== undefined && !record.done) return;
      note(id, null);
      if (!isInUse) void parts.remove(held.part);
    },
    async fileOf(id) {
      const held = all.get(id);
      return held !== undefined && 'part' in held ? parts.read(held.part, held.facts.name) : null;
    },
    start() {
      const stops = [
        line.onHeard(hear),
        runtime.every(1000, () => {
          for (const held of all.values()) sideOf(held)?.tick();
        }),
      ];
      find();
      return () => {
        for (const stop of stops) stop();
        stopShow?.();
        stopShow = null;
        for (const held of all.values()) sideOf(held)?.stop();
        all.clear();
        show();
      };
    },
  };
}

const sideOf = (held: Held | undefined): Outgoing | Incoming | null =>
  held === undefined ? null : 'out' in held ? held.out : 'into' in held ? held.into : null;

const isDone = (held: Held): boolean => {
  const stage = sideOf(held)?.stage();
  return stage === undefined || isOver({ stage });
};
