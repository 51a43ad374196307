/**
 * Part worker: writes a file into the browser's private file system as it comes, in place, and takes its hash on the way,
 * where it stops no picture. Not by the page's own cryptography: that is missing on pages reached by `http://192.168…`, and
 * takes nothing piece by piece.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { letGo } from './let-go.ts';
import { partFolder, type PartNews, type PartOrder } from './part-work.ts';

/** What must stay free beside the file. */
const SPARE_BYTES = 50e6;
const BLOCK_BYTES = 1024 * 1024;

/** The page's types know nothing of writing in place. */
interface AccessHandle {
  getSize(): number;
  truncate(bytes: number): void;
  read(into: Uint8Array, options: { readonly at: number }): number;
  write(data: Uint8Array, options: { readonly at: number }): number;
  flush(): void;
  close(): void;
}

class Stopped extends Error {
  readonly why: Extract<PartNews, { told: 'failed' }>['why'];
  constructor(why: Extract<PartNews, { told: 'failed' }>['why']) {
    super(why);
    this.why = why;
  }
}

const say = (news: PartNews): void => postMessage(news);

let handle: AccessHandle | null = null;
let size = 0;
let hash = sha256.create();

async function open(file: string, bytes: number): Promise<void> {
  handle = await openFile(file);
  // More than was to come is of something else.
  if (handle.getSize() > bytes) handle.truncate(0);
  size = handle.getSize();
  const { quota, usage } = await navigator.storage.estimate();
  if (quota !== undefined && usage !== undefined && quota - usage < bytes - size + SPARE_BYTES)
    throw new Stopped('noSpace');
  hash = sha256.create();
  const block = new Uint8Array(BLOCK_BYTES);
  for (let at = 0; at < size;) {
    const read = handle.read(block, { at });
    if (read === 0) throw new Stopped('noPlace');
    hash.update(block.subarray(0, read));
    at += read;
  }
  say({ told: 'opened', size });
}

async function openFile(name: string): Promise<AccessHandle> {
  const root = await navigator.storage.getDirectory().catch(() => {
    throw new Stopped('noPlace');
  });
  const folder = await root.getDirectoryHandle(partFolder, { create: true });
  const file = await folder.getFileHandle(name, { create: true });
  if (!('createSyncAccessHandle' in file)) throw new Stopped('noPlace');
  const { createSyncAccessHandle } = file as { createSyncAccessHandle: () => Promise<AccessHandle> };
  return createSyncAccessHandle.call(file).catch(() => {
    throw new Stopped('elsewhere');
  });
}

function write(data: ArrayBuffer): void {
  if (handle === null) return;
  const bytes = new Uint8Array(data);
  for (let done = 0; done < bytes.length;) {
    const wrote = handle.write(bytes.subarray(done), { at: size + done });
    if (wrote === 0) throw new Stopped('noSpace');
    done += wrote;
  }
  hash.update(bytes);
  size += bytes.length;
  letGo(data);
  say({ told: 'written', size });
}

async function obey(order: PartOrder): Promise<void> {
  switch (order.do) {
    case 'open':
      return open(order.file, order.bytes);
    case 'write':
      return write(order.data);
    case 'settle':
      return say({ told: 'settled', question: order.question, size });
    case 'finish':
      handle?.flush();
      // It may go on after this, should the sender say so.
      return say({ told: 'finished', question: order.question, hash: bytesToHex(hash.clone().digest()) });
    case 'close':
      handle?.close();
      handle = null;
      return say({ told: 'closed' });
  }
}

function fail(error: unknown): void {
  handle?.close();
  handle = null;
  const name = error instanceof DOMException ? error.name : '';
  const why = error instanceof Stopped ? error.why : name === 'QuotaExceededError' ? 'noSpace' : 'noPlace';
  say({ told: 'failed', why });
}

/** One after the other: opening takes a while. */
let queue: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<PartOrder>) => {
  queue = queue.then(() => obey(data)).catch(fail);
});
