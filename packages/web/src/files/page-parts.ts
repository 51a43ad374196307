/** Page parts: files come into the browser's private file system; where there is none, small ones into memory. [FT7] */
import { fail, ok } from '@lockstep/core';
import { createMemoryPart, type MemoryPart } from './memory-part.ts';
import type { Part, PartEars, PartStore } from './part-store.ts';
import { partFolder, type PartNews, type PartOrder } from './part-work.ts';

/** What a page may hold in memory. */
const MEMORY_BYTES = 256e6;

export function createPageParts(): PartStore {
  const inMemory = new Map<string, MemoryPart>();

  const remember: PartStore['open'] = (file, bytes, ears) => {
    if (bytes > MEMORY_BYTES) return Promise.resolve(fail('tooBig'));
    const part = inMemory.get(file) ?? createMemoryPart();
    part.tell(ears.written);
    inMemory.set(file, part);
    return Promise.resolve(ok(part));
  };

  return {
    async open(file, bytes, ears) {
      if (inMemory.has(file) || !hasFolder()) return remember(file, bytes, ears);
      // The browser may otherwise throw it away when space runs out.
      await navigator.storage.persist().catch(() => false);
      const opened = await openPart(file, bytes, ears);
      if (opened.ok) return ok(opened.value);
      return opened.error === 'noPlace' ? remember(file, bytes, ears) : fail(opened.error);
    },
    async read(file, name) {
      const part = inMemory.get(file);
      if (part !== undefined) return named(part.blob(), name);
      try {
        const folder = await folderOf(false);
        return named(await (await folder.getFileHandle(file)).getFile(), name);
      } catch {
        return null;
      }
    },
    async remove(file) {
      inMemory.delete(file);
      try {
        await (await folderOf(false)).removeEntry(file);
      } catch {
        // There is none, or another page has it open: it goes with the next visit.
      }
    },
    async keepOnly(files) {
      try {
        const folder = await folderOf(false);
        for await (const name of folder.keys()) {
          if (!files.has(name)) await folder.removeEntry(name).catch(() => undefined);
        }
      } catch {
        // There never was one.
      }
    },
  };
}

/** Of no type that a browser would open by itself. */
const named = (file: Blob, name: string): File =>
  new File([file], name, { type: 'application/octet-stream' });

/** Not on pages that are reached by `http://192.168…`. */
const hasFolder = (): boolean => 'storage' in navigator && 'getDirectory' in navigator.storage;

/** The page's types know nothing of going through a folder. */
type Folder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };

async function folderOf(create: boolean): Promise<Folder> {
  const root = await navigator.storage.getDirectory();
  return (await root.getDirectoryHandle(partFolder, { create })) as Folder;
}

type Opened =
  | { readonly ok: true; readonly value: Part }
  | { readonly ok: false; readonly error: Extract<PartNews, { told: 'failed' }>['why'] };

/** Opens it in a worker, which ends with it. */
function openPart(file: string, bytes: number, ears: PartEars): Promise<Opened> {
  return new Promise((answer) => {
    const worker = new Worker(new URL('./part-worker.ts', import.meta.url), { type: 'module' });
    const settled = new Map<number, (size: number) => void>();
    const finished = new Map<number, (hash: string) => void>();
    let size = 0;
    let questions = 0;
    let isOpen = false;
    const order = (what: PartOrder, moved: Transferable[] = []): void => worker.postMessage(what, moved);
    const part: Part = {
      size: () => size,
      write: (data) => order({ do: 'write', data }, [data]),
      settled: () =>
        new Promise((resolve) => {
          questions += 1;
          settled.set(questions, resolve);
          order({ do: 'settle', question: questions });
        }),
      finish: () =>
        new Promise((resolve) => {
          questions += 1;
          finished.set(questions, resolve);
          order({ do: 'finish', question: questions });
        }),
      close: () => order({ do: 'close' }),
    };
    const failed = (why: Extract<PartNews, { told: 'failed' }>['why']): void => {
      worker.terminate();
      if (isOpen) ears.failed(why === 'noPlace' ? 'noSpace' : why);
      answer({ ok: false, error: why });
    };
    worker.addEventListener('error', () => failed('noPlace'));
    worker.addEventListener('message', ({ data: news }: MessageEvent<PartNews>) => {
      switch (news.told) {
        case 'opened':
          ({ size } = news);
          isOpen = true;
          return answer({ ok: true, value: part });
        case 'failed':
          return failed(news.why);
        case 'written':
          ({ size } = news);
          return ears.written(size);
        case 'settled':
          settled.get(news.question)?.(news.size);
          settled.delete(news.question);
          return;
        case 'finished':
          finished.get(news.question)?.(news.hash);
          finished.delete(news.question);
          return;
        case 'closed':
          worker.terminate();
      }
    });
    order({ do: 'open', file, bytes });
  });
}
