/**
 * Keep worker: fetches one film into a file of the browser's private file system, as it comes, without holding it in
 * memory. A worker, because only there files are written in place; a broken line is taken up again where it broke. [TR31]
 */
import { askedFor, planFor, type KeepPlan, type Part } from './keep-plan.ts';

export interface KeepOrder {
  readonly url: string;
  /** Name in the folder of kept films. */
  readonly file: string;
  /** What names the state of the film of which a part is here. */
  readonly mark: string | null;
  readonly total: number | null;
}

export type KeepProblem = 'noPlace' | 'noSpace' | 'unreachable' | 'gone' | 'noFilm' | 'network' | 'elsewhere';

export type KeepNews =
  | { readonly type: 'begun'; readonly total: number | null; readonly mark: string | null }
  | { readonly type: 'came'; readonly bytes: number }
  | { readonly type: 'done'; readonly bytes: number }
  | { readonly type: 'failed'; readonly why: KeepProblem; readonly bytes: number };

/** A line that breaks is tried again so often without anything having come. */
const TRIES = 5;
const WAIT_MS = 1500;
const TELL_MS = 250;
/** What must stay free beside the film. */
const SPARE_BYTES = 50e6;

class Stopped extends Error {
  readonly why: KeepProblem;
  constructor(why: KeepProblem) {
    super(why);
    this.why = why;
  }
}

/** The page's types know nothing of writing in place. */
interface AccessHandle {
  getSize(): number;
  truncate(bytes: number): void;
  write(data: Uint8Array, options: { readonly at: number }): number;
  flush(): void;
  close(): void;
}

const say = (news: KeepNews): void => postMessage(news);

addEventListener('message', ({ data }: MessageEvent<KeepOrder>) => void keep(data));

async function keep(order: KeepOrder): Promise<void> {
  let handle: AccessHandle | null = null;
  let bytes = 0;
  try {
    handle = await openFile(order.file);
    bytes = await fill(handle, order);
    handle.flush();
    handle.close();
    handle = null;
    say({ type: 'done', bytes });
  } catch (error) {
    bytes = handle?.getSize() ?? 0;
    handle?.close();
    say({ type: 'failed', why: problemOf(error), bytes });
  }
}

async function openFile(name: string): Promise<AccessHandle> {
  const root = await navigator.storage.getDirectory().catch(() => {
    throw new Stopped('noPlace');
  });
  const folder = await root.getDirectoryHandle('films', { create: true });
  const file = await folder.getFileHandle(name, { create: true });
  if (!('createSyncAccessHandle' in file)) throw new Stopped('noPlace');
  const { createSyncAccessHandle } = file as { createSyncAccessHandle: () => Promise<AccessHandle> };
  return createSyncAccessHandle.call(file).catch(() => {
    // Another tab has it open.
    throw new Stopped('elsewhere');
  });
}

/** Bytes of the whole when it is there. */
async function fill(handle: AccessHandle, { url, mark, total }: KeepOrder): Promise<number> {
  let part: Part = { bytes: mark === null ? 0 : handle.getSize(), mark, total };
  let tries = 0;
  for (;;) {
    const had = part.bytes;
    const answer = await ask(url, part);
    const plan: KeepPlan =
      answer === null
        ? { do: 'fail', why: 'network' }
        : planFor(part, { status: answer.status, header: (name) => answer.headers.get(name) });
    if (plan.do === 'nothing') return part.bytes;
    if (plan.do === 'fail' && plan.why !== 'network') throw new Stopped(plan.why);
    if (plan.do === 'anew') part = { bytes: 0, mark: null, total: null };
    if (plan.do === 'write' && answer !== null) {
      await checkSpace(plan, handle);
      say({ type: 'begun', total: plan.total, mark: plan.mark });
      const isWhole = await writeAll(handle, answer, plan);
      part = { bytes: handle.getSize(), mark: plan.mark, total: plan.total };
      if (isWhole) return part.bytes;
    }
    tries = part.bytes > had ? 0 : tries + 1;
    // Nothing ever came: the address is wrong, or its server does not let pages read it.
    if (tries >= TRIES) throw new Stopped(part.bytes === 0 && answer === null ? 'unreachable' : 'network');
    await new Promise((resolve) => {
      setTimeout(resolve, WAIT_MS * tries);
    });
  }
}

async function ask(url: string, part: Part): Promise<Response | null> {
  try {
    return await fetch(url, { headers: askedFor(part), cache: 'no-store', referrerPolicy: 'no-referrer' });
  } catch {
    return null;
  }
}

async function checkSpace(
  { from, total }: Extract<KeepPlan, { do: 'write' }>,
  handle: AccessHandle,
): Promise<void> {
  if (from === 0) handle.truncate(0);
  const { quota, usage } = await navigator.storage.estimate();
  if (total === null || quota === undefined || usage === undefined) return;
  if (quota - usage < total - from + SPARE_BYTES) throw new Stopped('noSpace');
}

/** false: the line broke before the end. */
async function writeAll(
  handle: AccessHandle,
  answer: Response,
  { from, total }: Extract<KeepPlan, { do: 'write' }>,
): Promise<boolean> {
  const reader = answer.body?.getReader();
  if (reader === undefined) return false;
  let at = from;
  let toldAt = 0;
  for (;;) {
    const read = await reader.read().catch(() => null);
    if (read === null) return false;
    if (read.done) break;
    at += handle.write(read.value, { at });
    if (performance.now() - toldAt < TELL_MS) continue;
    toldAt = performance.now();
    say({ type: 'came', bytes: at });
  }
  say({ type: 'came', bytes: at });
  return total === null || at === total;
}

function problemOf(error: unknown): KeepProblem {
  if (error instanceof Stopped) return error.why;
  const name = error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' ? 'noSpace' : name === 'SecurityError' ? 'noPlace' : 'network';
}
