/** `npm run cluster` as people start it: three nodes behind a balancer that knows nobody, and an office that refuses WebSockets. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { pagePrelude } from '../src/harness/page/in-page.ts';
import { freePort } from '../src/harness/ports.ts';
import { joinRoom, makeRoom } from '../src/harness/product.ts';
import { expectPaused, expectPlaying, film, filmReady, linkTo } from './lockstep.ts';

interface Cluster {
  readonly port: number;
  /** Process ids of the nodes. */
  readonly nodes: readonly number[];
}

const program = fileURLToPath(new URL('../../../tools/cluster.mjs', import.meta.url));
const startMs = 180_000;

async function startCluster(): Promise<{ readonly cluster: Cluster; readonly child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, [program, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the cluster did not start: ${said}`)), startMs);
    child.once('exit', (code) => reject(new Error(`the cluster ended (${code}): ${said}`)));
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (!said.includes('Ctrl-C ends all')) return;
      clearTimeout(late);
      resolve();
    });
  });
  const nodes = [...said.matchAll(/kill -9 (\d+) {3}node/g)].map(([, pid]) => Number(pid));
  return { cluster: { port, nodes }, child };
}

const test = base.extend<object, { readonly cluster: Cluster }>({
  cluster: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads from this pattern what a fixture needs
    async ({}, lend) => {
      const { cluster, child } = await startCluster();
      await lend(cluster);
      child.removeAllListeners('exit');
      const ended = once(child, 'exit');
      // Ctrl-C goes to all that it started, as from a terminal.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await ended;
    },
    { scope: 'worker', timeout: startMs },
  ],
});

/** What a page sees behind something that refuses every upgrade. */
function refuseSockets(): void {
  class Refused extends EventTarget {
    readonly readyState = 3;
    constructor() {
      super();
      setTimeout(() => {
        this.dispatchEvent(new Event('error'));
        this.dispatchEvent(new CloseEvent('close', { code: 1006 }));
      });
    }
    send(): void {}
    close(): void {}
  }
  Object.defineProperty(globalThis, 'WebSocket', { value: Refused });
}

async function visit(
  context: BrowserContext,
  cluster: Cluster,
  path: string,
  blocked: boolean,
): Promise<Page> {
  await context.addInitScript({ content: pagePrelude({ offsetMs: 0, driftPpm: 0 }) });
  if (blocked) await context.addInitScript(refuseSockets);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${cluster.port}${path}`);
  await joinRoom(page);
  await filmReady(page);
  return page;
}

test.describe.configure({ timeout: 240_000 });

test('[PR43] where WebSockets are refused, people on any node watch with all others, and survive a node', async ({
  browser,
  cluster,
}) => {
  expect(cluster.nodes).toHaveLength(3);
  const room = await makeRoom(cluster.port);
  const contexts = [await browser.newContext(), await browser.newContext(), await browser.newContext()];
  const [ann, ben, cem] = await Promise.all(
    contexts.map(async (context, i) =>
      visit(context, cluster, linkTo(room, ['Ann', 'Ben', 'Cem'][i] ?? ''), i < 2),
    ),
  );
  if (ann === undefined || ben === undefined || cem === undefined) throw new Error('nobody came');
  const people = [ann, ben, cem].map((page) => ({ page }));
  await ann.keyboard.press('k');
  await expectPlaying(people);
  await ben.keyboard.press('ArrowRight');
  await expect.poll(async () => (await film(cem)).position).toBeGreaterThan(5);
  await cem.keyboard.press('k');
  await expectPaused(people);
  const apart = async (): Promise<number> => {
    const at = await Promise.all(people.map(async ({ page }) => (await film(page)).position));
    return Math.max(...at) - Math.min(...at);
  };
  await expect.poll(apart).toBeLessThan(0.001);
  await ann.keyboard.press('k');
  await expectPlaying(people);
  const [node] = cluster.nodes;
  if (node === undefined) throw new Error('no node');
  process.kill(node, 'SIGKILL');
  // Whoever was on it is on another one within seconds; the film goes on meanwhile.
  await expectPlaying(people);
  await ben.waitForTimeout(5000);
  await ben.keyboard.press('k');
  await expectPaused(people);
  await expect.poll(apart).toBeLessThan(0.001);
  for (const context of contexts) await context.close();
});
