/** ExportedRoom: everything the log has about one room, for those who want to take it with them or look into it. */
import type { Entry, Message } from '@lockstep/core';
import type { EventLog } from '../ports/event-log.ts';

export interface ExportedRoom {
  readonly room: string;
  readonly entries: readonly Entry[];
  readonly messages: readonly Message[];
}

const messagesAtOnce = 1000;

/** null: there is no such room. */
export async function exportRoom(log: EventLog, room: string): Promise<ExportedRoom | null> {
  const entries = await log.read(room, 0);
  if (entries.length === 0) return null;
  const pages: (readonly Message[])[] = [];
  for (let before: number | null = null; ;) {
    const page: readonly Message[] = await log.readMessages(room, before, messagesAtOnce);
    pages.push(page);
    if (page.length < messagesAtOnce) break;
    before = page[0]?.seq ?? null;
  }
  return { room, entries, messages: pages.toReversed().flat() };
}
