/**
 * Keep films: fetches films to this device and makes them the member's own copies, so that they are played with their server
 * gone. What is here is found again by the next visit, and goes when its item goes. Loaded when it is needed. Rules TR30–TR34.
 */
import type { Item, ItemId, Stop } from '@lockstep/core';
import type { StoreApi } from 'zustand/vanilla';
import { linkOf } from '../film-source.ts';
import type { RoomSession } from '../../room/room-session.ts';
import type { OwnFiles } from '../own-files.ts';
import { beginning, keepAfter, type KeepState } from './keep-state.ts';
import type { KeepNews, KeepOrder } from './keep-worker.ts';
import { deleteAllBut, readKept } from './kept-folder.ts';
import { leavingRecords, recordsIn, type KeptRecord } from './kept-records.ts';

export interface KeepOptions {
  readonly room: string;
  readonly session: RoomSession;
  readonly files: Pick<OwnFiles, 'keep' | 'drop'>;
  /** The text of the records, kept between visits. */
  readonly recall: () => string | null;
  readonly remember: (text: string) => void;
}

export type KeepStates = ReadonlyMap<ItemId, KeepState>;

export interface KeepFilms {
  /** Begins, or goes on where it was stopped. */
  readonly fetch: (item: Item) => void;
  /** What has come stays. */
  readonly cancel: (item: ItemId) => void;
  /** Deletes it; from now on the film comes from its link again. */
  readonly remove: (item: ItemId) => void;
  readonly stop: Stop;
}

/** The browser may otherwise throw it away when space runs out; asking shows no question in most of them. */
const askToStay = async (): Promise<void> => {
  await navigator.storage.persist().catch(() => false);
};

export function createKeepFilms(options: KeepOptions, store: StoreApi<KeepStates>): KeepFilms {
  const { room, session, files } = options;
  const workers = new Map<ItemId, Worker>();

  const show = (item: ItemId, state: KeepState | null): void => {
    const next = new Map(store.getState());
    if (state === null) next.delete(item);
    else next.set(item, state);
    store.setState(next, true);
  };
  // Read anew each time: another tab may have written.
  const records = (): readonly KeptRecord[] => recordsIn(options.recall());
  const isOf = (item: ItemId) => (one: KeptRecord) => one.room === room && one.item === item;
  const note = (record: KeptRecord): void => {
    const others = records().filter((one) => !isOf(record.item)(one) || one.room !== record.room);
    options.remember(JSON.stringify([...others, record]));
  };
  const clean = (): void => void deleteAllBut(new Set(records().map(({ file }) => file)));
  const forget = (gone: readonly KeptRecord[]): void => {
    const leaving = new Set(gone.map(({ file }) => file));
    options.remember(JSON.stringify(records().filter(({ file }) => !leaving.has(file))));
    clean();
    // A worker lets go of its file a moment after it was ended.
    session.runtime.after(2000, clean);
  };

  const playCopy = async (record: KeptRecord): Promise<void> => {
    const file = await readKept(record.file, nameOf(record.url));
    if (file === null || !queueHas(session, record.item)) return;
    files.keep(record.item, file);
    show(record.item, { state: 'kept', bytes: file.size });
  };

  const end = (item: ItemId): void => {
    workers.get(item)?.terminate();
    workers.delete(item);
  };

  const hear = (record: KeptRecord, news: KeepNews): void => {
    const before = store.getState().get(record.item);
    if (before?.state !== 'fetching') return;
    const after = keepAfter(before, news, performance.now());
    if (news.type === 'begun') note({ ...record, mark: news.mark, total: news.total });
    if (news.type !== 'done') show(record.item, after);
    if (news.type === 'failed') end(record.item);
    if (news.type !== 'done') return;
    end(record.item);
    const done = { ...record, bytes: news.bytes, total: news.bytes, done: true };
    note({ ...(records().find(isOf(record.item)) ?? done), ...done });
    void playCopy(done);
  };

  const begin = (item: Item): void => {
    const link = linkOf(item);
    if (link === null || workers.has(item.id)) return;
    const url = new URL(link, location.href).href;
    const known = records().find((one) => isOf(item.id)(one) && one.url === url);
    const file = known?.file ?? encodeURIComponent(`${room} ${item.id}`);
    const record: KeptRecord = known ?? {
      room,
      item: item.id,
      url,
      file,
      mark: null,
      bytes: 0,
      total: null,
      done: false,
      at: Date.now(),
    };
    const shown = store.getState().get(item.id);
    show(item.id, beginning(shown?.bytes ?? 0, record.total));
    void askToStay();
    const worker = new Worker(new URL('./keep-worker.ts', import.meta.url), { type: 'module' });
    workers.set(item.id, worker);
    worker.addEventListener('message', ({ data }: MessageEvent<KeepNews>) => hear(record, data));
    worker.addEventListener('error', () =>
      hear(record, { type: 'failed', why: 'network', bytes: shown?.bytes ?? 0 }),
    );
    const order: KeepOrder = { url, file, mark: record.mark, total: record.total };
    worker.postMessage(order);
  };

  const remove = (item: ItemId): void => {
    end(item);
    show(item, null);
    files.drop(item);
    forget(records().filter(isOf(item)));
  };

  /** What earlier visits have left: whole films are played from, parts are offered to be gone on with. */
  const find = async (): Promise<void> => {
    for (const record of records().filter((one) => one.room === room)) {
      if (workers.has(record.item) || store.getState().has(record.item)) continue;
      if (record.done) await playCopy(record);
      else {
        const part = await readKept(record.file, '');
        if (part !== null && part.size > 0 && !workers.has(record.item))
          show(record.item, { state: 'resting', bytes: part.size, total: record.total });
      }
    }
  };

  const tidy = (): void => {
    const queue = session.store.getState().confirmed?.queue.map(({ id }) => id);
    if (queue === undefined) return;
    const leaving = leavingRecords(records(), room, queue, Date.now());
    for (const { item } of leaving.filter((one) => one.room === room)) {
      end(item);
      show(item, null);
    }
    if (leaving.length > 0) forget(leaving);
  };

  let found = false;
  const look = (): void => {
    if (session.store.getState().confirmed === null) return;
    tidy();
    if (!found) void find();
    found = true;
  };
  const unwatch = session.store.subscribe((view, before) => {
    if (view.confirmed?.queue !== before.confirmed?.queue) look();
  });
  look();

  return {
    fetch: begin,
    cancel(item) {
      const state = store.getState().get(item);
      end(item);
      if (state?.state === 'fetching')
        show(item, { state: 'resting', bytes: state.bytes, total: state.total });
    },
    remove,
    stop() {
      unwatch();
      for (const item of workers.keys()) end(item);
    },
  };
}

const queueHas = ({ store }: RoomSession, item: ItemId): boolean =>
  store.getState().room?.queue.some(({ id }) => id === item) ?? false;

/** The last part of the address, as the name of a copy. */
function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? 'film';
  try {
    return decodeURIComponent(last);
  } catch {
    // A lone % is a legal name.
    return last;
  }
}
