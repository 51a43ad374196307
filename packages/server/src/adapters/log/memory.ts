/** MemoryLog: an EventLog that lives and dies with the process. */
import { randomUUID } from 'node:crypto';
import { fail, ok, serverMs, type Entry, type Message, type ServerMs } from '@lockstep/core';
import type { EventLog, Snapshot } from '../../ports/event-log.ts';

interface Kept {
  readonly entries: Entry[];
  readonly messages: Message[];
  readonly texts: Map<string, string>;
  snapshot: Snapshot | null;
}

const lastSeq = (kept: Kept | undefined): number => kept?.entries.at(-1)?.seq ?? 0;
const latestOf = ({ entries, messages }: Kept): ServerMs =>
  serverMs(Math.max(entries.at(-1)?.at ?? 0, messages.at(-1)?.at ?? 0));

export function createMemoryLog(): EventLog {
  const rooms = new Map<string, Kept>();
  const values = new Map<string, string>();
  return {
    name: randomUUID(),
    append: async (room, expectedSeq, entries) => {
      const kept: Kept = rooms.get(room) ?? { entries: [], messages: [], texts: new Map(), snapshot: null };
      if (lastSeq(kept) !== expectedSeq) return fail('conflict');
      rooms.set(room, kept);
      kept.entries.push(...entries);
      return ok({ seq: lastSeq(kept) });
    },
    // Entry number n stands at place n − 1.
    read: async (room, afterSeq) => rooms.get(room)?.entries.slice(afterSeq) ?? [],
    lastSeqs: async (ids) =>
      new Map(ids.filter((id) => rooms.has(id)).map((id) => [id, lastSeq(rooms.get(id))])),
    saveSnapshot: async (room, snapshot) => {
      const kept = rooms.get(room);
      if (kept === undefined || snapshot.state.seq > lastSeq(kept)) return;
      const newer = kept.snapshot !== null && kept.snapshot.state.seq > snapshot.state.seq;
      if (!newer || kept.snapshot?.format !== snapshot.format) kept.snapshot = snapshot;
    },
    loadSnapshot: async (room, format) => {
      const snapshot = rooms.get(room)?.snapshot ?? null;
      return snapshot?.format === format ? snapshot : null;
    },
    appendMessage: async (room, message) => {
      const kept = rooms.get(room);
      if (kept === undefined) return fail('unknownRoom');
      const numbered = { seq: kept.messages.length + 1, ...message };
      kept.messages.push(numbered);
      return ok(numbered);
    },
    readMessages: async (room, beforeSeq, limit) => {
      const messages = rooms.get(room)?.messages ?? [];
      const end = beforeSeq === null ? messages.length : Math.min(messages.length, beforeSeq - 1);
      return messages.slice(Math.max(0, end - limit), Math.max(0, end));
    },
    rooms: async (afterId, limit) =>
      [...rooms]
        .filter(([id]) => id > afterId)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([id, kept]) => ({
          id,
          seq: lastSeq(kept),
          messages: kept.messages.length,
          createdAt: kept.entries[0]?.at ?? serverMs(0),
          at: latestOf(kept),
        })),
    remove: async (room, ifSeq) => {
      if (ifSeq !== undefined && lastSeq(rooms.get(room)) !== ifSeq) return false;
      return rooms.delete(room);
    },
    latest: async () => serverMs(Math.max(0, ...[...rooms.values()].map(latestOf))),
    recall: async (key) => values.get(key) ?? null,
    note: async (key, value) => {
      values.set(key, value);
    },
    keep: async (key, value) => {
      const kept = values.get(key) ?? value;
      values.set(key, kept);
      return kept;
    },
    keepText: async (room, name, text) => {
      const texts = rooms.get(room)?.texts;
      if (texts !== undefined && !texts.has(name)) texts.set(name, text);
      return texts !== undefined;
    },
    readText: async (name) => {
      for (const { texts } of rooms.values()) {
        const text = texts.get(name);
        if (text !== undefined) return text;
      }
      return null;
    },
    textsOf: async (room) => [...(rooms.get(room)?.texts.keys() ?? [])].toSorted((a, b) => (a < b ? -1 : 1)),
    dropText: async (room, name) => {
      rooms.get(room)?.texts.delete(name);
    },
    close: async () => {},
  };
}
