/** Upload desk: what a room has uploaded, as the server tells it, and what this page is sending. One for the page; it goes on while no part of it is on screen. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ToldUpload, UploadList } from '../../api/upload-list.ts';
import { deleteUpload, roomUploads, type UploadPlace } from '../../api/uploads.ts';
import type { Sending, SendingOptions, SendingState } from './sending.ts';

/** What this page sends. */
export interface OwnUpload {
  readonly key: number;
  readonly file: File;
  /** Its id on the server; null: not known yet. */
  readonly upload: string | null;
  readonly state: SendingState;
}

export interface DeskState {
  /** null: not known, or nothing may be uploaded here. */
  readonly list: UploadList | null;
  readonly own: readonly OwnUpload[];
}

export interface UploadDesk {
  readonly store: StoreApi<DeskState>;
  /** Looks now and then, as long as somebody wants to know. */
  readonly watch: () => () => void;
  /** @param upload goes on with this one; null: a new one */
  readonly send: (file: File, several: boolean, upload: string | null) => void;
  readonly pause: (key: number) => void;
  readonly resume: (key: number) => void;
  /** Takes it off the list of what is sent; the server keeps what it has. */
  readonly forget: (key: number) => void;
  readonly remove: (upload: ToldUpload) => Promise<void>;
}

const SOON_MS = 2000;
const LATER_MS = 15_000;

export function createUploadDesk(place: UploadPlace): UploadDesk {
  const store = createStore<DeskState>(() => ({ list: null, own: [] }));
  const sendings = new Map<number, Sending>();
  let keys = 0;
  let watchers = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    clearTimeout(timer);
    const answer = await roomUploads(place);
    // What is known stays while the line is away.
    if (answer.ok) store.setState({ list: answer.value });
    else if (answer.error === 'off') return;
    clearTimeout(timer);
    if (watchers > 0) timer = setTimeout(() => void look(), isBusy(store.getState()) ? SOON_MS : LATER_MS);
  };
  const change = (key: number, changes: Partial<OwnUpload>): void =>
    store.setState(({ own }) => ({
      own: own.map((one) => (one.key === key ? { ...one, ...changes } : one)),
    }));
  const forget = (key: number): void => {
    sendings.get(key)?.pause();
    sendings.delete(key);
    store.setState(({ own }) => ({ own: own.filter((one) => one.key !== key) }));
    keepPageOpen(store.getState());
  };

  return {
    store,
    watch() {
      watchers++;
      void look();
      return () => {
        watchers--;
        if (watchers === 0) clearTimeout(timer);
      };
    },
    send(file, several, upload) {
      const key = ++keys;
      const state: SendingState = { is: 'sending', sent: 0, rate: null, secondsLeft: null, refusal: null };
      store.setState(({ own }) => ({ own: [...own, { key, file, upload, state }] }));
      const options: SendingOptions = {
        place,
        file,
        several,
        upload,
        named: (id) => {
          change(key, { upload: id });
          void look();
        },
        changed: (now) => {
          change(key, { state: now });
          keepPageOpen(store.getState());
          // From here on the server tells how it goes on.
          if (now.is === 'done') void look().then(() => forget(key));
        },
      };
      // What sends is large, and few ever do.
      import('./sending.ts').then(
        ({ startSending }) => {
          if (store.getState().own.some((one) => one.key === key)) sendings.set(key, startSending(options));
        },
        () => change(key, { state: { ...state, is: 'refused', refusal: 'other' } }),
      );
    },
    pause: (key) => sendings.get(key)?.pause(),
    resume: (key) => sendings.get(key)?.resume(),
    forget,
    async remove({ id }) {
      for (const { key, upload } of store.getState().own) if (upload === id) forget(key);
      if (await deleteUpload(place, id))
        store.setState(({ list }) => ({
          list: list === null ? null : { ...list, uploads: list.uploads.filter((one) => one.id !== id) },
        }));
      await look();
    },
  };
}

const isBusy = ({ list, own }: DeskState): boolean =>
  own.length > 0 || (list?.uploads ?? []).some(({ state }) => state !== 'ready' && state !== 'failed');

let asksToStay = false;

const askToStay = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Who closes the page by mistake is asked whether he means it. */
function keepPageOpen({ own }: DeskState): void {
  const wanted = own.some(({ state }) => state.is === 'sending' || state.is === 'retrying');
  if (wanted === asksToStay) return;
  asksToStay = wanted;
  if (wanted) addEventListener('beforeunload', askToStay);
  else removeEventListener('beforeunload', askToStay);
}
