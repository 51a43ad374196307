/**
 * Shell worker: the service worker. It keeps the app's page and scripts for times without a network, and answers with the
 * page only then: the network is always asked first. The API and films never pass through it. Decision 043.
 *
 * It is built as one script of its own, sw.js; the build puts in the list of what is to be kept (shell-plugin.ts).
 */

/** What a worker of this kind has; the page's types know nothing of it. */
interface WorkerScope {
  readonly location: { readonly href: string; readonly origin: string };
  readonly caches: CacheStorage;
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: <Kind extends keyof WorkerEvents>(
    kind: Kind,
    listener: (event: WorkerEvents[Kind]) => void,
  ) => void;
}

interface Lasting {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface WorkerEvents {
  readonly install: Lasting;
  readonly activate: Lasting;
  readonly message: { readonly data: unknown };
  readonly fetch: { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };
}

declare const __KEPT__: { readonly version: string; readonly files: readonly string[] };

const worker = globalThis as unknown as WorkerScope;
/** One origin may serve several of these apps, each below its own path. */
const PREFIX = `lockstep-shell ${new URL('.', worker.location.href).pathname} `;
const CACHE = PREFIX + __KEPT__.version;
/** The page as this server gives it: it has put the path below which it lives into it. */
const SHELL = './?shell';
/** Files that are fetched side by side. */
const TOGETHER = 4;

const address = (path: string): string => new URL(path, worker.location.href).href;
const notOurs = ['./api/', './media/', './films/', './fetched/', './uploads/'].map(address);
const kept = new Set(__KEPT__.files.map(address));

async function keep(): Promise<void> {
  const cache = await worker.caches.open(CACHE);
  // Past the browser's own cache: what it keeps may be older than this worker.
  const wanted = [SHELL, ...__KEPT__.files].map((path) => new Request(address(path), { cache: 'reload' }));
  // A few at a time: somebody is probably watching a film meanwhile.
  for (let from = 0; from < wanted.length; from += TOGETHER)
    await cache.addAll(wanted.slice(from, from + TOGETHER));
}

async function forgetOthers(): Promise<void> {
  const names = await worker.caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => worker.caches.delete(name)));
}

/** What a proxy says for a server that is restarting or away. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** The page from the server; without one, what was kept of it. */
async function page(request: Request): Promise<Response> {
  const shell = () => worker.caches.match(address(SHELL), { cacheName: CACHE, ignoreVary: true });
  try {
    const answer = await fetch(request);
    return AWAY.has(answer.status) ? ((await shell()) ?? answer) : answer;
  } catch (error) {
    const instead = await shell();
    if (instead === undefined) throw error;
    return instead;
  }
}

/** Names of files change with what is in them: what is kept is what would come. */
async function file(request: Request): Promise<Response> {
  return (await worker.caches.match(request, { cacheName: CACHE, ignoreVary: true })) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
// Only when a person wants the new version: a film may be running with the one before.
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || notOurs.some((path) => request.url.startsWith(path))) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (kept.has(request.url)) event.respondWith(file(request));
});
