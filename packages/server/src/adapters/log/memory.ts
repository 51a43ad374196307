/** MemoryLog: an EventLog that lives and dies with the process. */
import { fail, ok, type Entry, type Message } from '@lockstep/core';
import type { EventLog, Snapshot } from '../../ports/event-log.ts';

interface Kept {
  readonly entries: Entry[];
  readonly messages: Message[];
  snapshot: Snapshot | null;
}

export function createMemoryLog(): EventLog {
  const rooms = new Map<string, Kept>();
  return {
    append: async (room, expectedSeq, entries) => {
      const kept = rooms.get(room) ?? { entries: [], messages: [], snapshot: null };
      const last = kept.entries.at(-1)?.seq ?? 0;
      if (last !== expectedSeq) return fail('conflict');
      rooms.set(room, kept);
      kept.entries.push(...entries);
      return ok({ seq: kept.entries.at(-1)?.seq ?? 0 });
    },
    // Entry number n stands at place n − 1.
    read: async (room, afterSeq) => rooms.get(room)?.entries.slice(afterSeq) ?? [],
    saveSnapshot: async (room, snapshot) => {
      const kept = rooms.get(room);
      if (kept === undefined) return;
      const newer = kept.snapshot !== null && kept.snapshot.state.seq > snapshot.state.seq;
      if (!newer || kept.snapshot?.format !== snapshot.format) kept.snapshot = snapshot;
    },
    loadSnapshot: async (room, format) => {
      const snapshot = rooms.get(room)?.snapshot ?? null;
      return snapshot?.format === format ? snapshot : null;
    },
    appendMessage: async (room, message) => {
      const messages = rooms.get(room)?.messages;
      if (messages === undefined) return fail('unknownRoom');
      const kept = { ...message, seq: messages.length + 1 };
      messages.push(kept);
      return ok(kept);
    },
    readMessages: async (room, beforeSeq, limit) => {
      const messages = rooms.get(room)?.messages ?? [];
      return messages.slice(0, beforeSeq === null ? undefined : Math.max(0, beforeSeq - 1)).slice(-limit);
    },
    remove: async (room) => {
      rooms.delete(room);
    },
  };
}
