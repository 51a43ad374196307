/** Film worker: takes a film file apart beside the page, so that neither its menus nor the follower ever wait for it. */
import { BlobSource, Input, InputDisposedError, UnsupportedInputFormatError } from 'mediabunny';
import type { FileFacts, Unreadable } from './file-facts.ts';
import { pumpAudio, pumpVideo, type Pump } from './pump.ts';
import { READ_FORMATS, readFacts } from './read-facts.ts';
import { pumpRecoded } from './recode.ts';
import { SNIFFED_BYTES, sniffed } from './sniff.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** Of the file, held to be read again soon: the two tracks of a film stand close together. */
const HELD_BYTES = 16 * 2 ** 20;

let film: { readonly input: Input; readonly facts: FileFacts } | null = null;
const pumps = new Map<number, Promise<Pump>>();

const tell = (message: FromWorker, moved: Transferable[] = []): void => {
  postMessage(message, { transfer: moved });
};

async function read(file: File): Promise<void> {
  if (file.size === 0) {
    tell({ type: 'unreadable', problem: { why: 'empty' } });
    return;
  }
  const input = new Input({
    formats: READ_FORMATS,
    source: new BlobSource(file, { maxCacheSize: HELD_BYTES, handleUnhandledError: () => undefined }),
  });
  try {
    const facts = await readFacts(input);
    film = { input, facts };
    tell({ type: 'facts', facts });
  } catch (error) {
    tell({ type: 'unreadable', problem: await problemOf(file, error) });
  }
}

async function problemOf(file: File, error: unknown): Promise<Unreadable> {
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  } catch {
    return { why: 'gone' };
  }
  const name = error instanceof UnsupportedInputFormatError ? sniffed(head) : null;
  return name === null ? { why: 'damaged' } : { why: 'container', name };
}

async function open({ way, timeline, fromSec, skip }: Extract<ToWorker, { type: 'open' }>): Promise<Pump> {
  if (film === null) throw new Error('nothing has been read');
  const { input, facts } = film;
  const track = (await input.getTracks()).find(({ id }) => id === way.track);
  const video = facts.video.find(({ id }) => id === way.track);
  if (track?.isVideoTrack() === true && video !== undefined)
    return pumpVideo(track, video, way, timeline, fromSec, skip);
  if (track?.isAudioTrack() !== true) throw new Error(`no track ${way.track}`);
  return way.recode ? pumpRecoded(track, timeline, fromSec) : pumpAudio(track, way, timeline, fromSec);
}

async function pull(id: number): Promise<void> {
  try {
    const pump = await pumps.get(id);
    const bytes = (await pump?.next()) ?? null;
    if (bytes === null) tell({ type: 'end', pump: id });
    else tell({ type: 'piece', pump: id, bytes }, [bytes]);
  } catch (error) {
    if (!(error instanceof InputDisposedError)) tell({ type: 'broken', pump: id });
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'read':
      void read(data.file);
      return;
    case 'open': {
      const opened = open(data);
      // Whoever pulls hears of it.
      opened.catch(() => undefined);
      pumps.set(data.pump, opened);
      return;
    }
    case 'pull':
      void pull(data.pump);
      return;
    case 'close':
      void pumps.get(data.pump)?.then(
        (pump) => pump.stop(),
        () => undefined,
      );
      pumps.delete(data.pump);
      return;
  }
});
