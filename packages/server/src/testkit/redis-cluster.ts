/** RedisCluster: a real Redis Cluster of a test's own: three masters and a replica of each, put together by redis-cli. */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { RedisServer } from './redis-server.ts';

const masters = 3;
const words = [
  '--cluster-enabled',
  'yes',
  '--cluster-node-timeout',
  '1000',
  '--cluster-replica-validity-factor',
  '0',
];
const patienceMs = 60_000;

interface ClusterNode {
  readonly port: number;
  readonly isMaster: boolean;
  readonly isFailed: boolean;
  readonly slots: readonly (readonly [number, number])[];
}

export class RedisCluster {
  readonly nodes: readonly RedisServer[];

  private constructor(nodes: readonly RedisServer[]) {
    this.nodes = nodes;
  }

  static async start(): Promise<RedisCluster> {
    const nodes: RedisServer[] = [];
    for (let i = 0; i < 2 * masters; i++) nodes.push(await RedisServer.start(words));
    const places = nodes.map(({ port }) => `127.0.0.1:${port}`);
    const ways = ['--cluster-replicas', '1', '--cluster-yes'];
    execFileSync('redis-cli', ['--cluster', 'create', ...places, ...ways], { stdio: 'pipe' });
    const cluster = new RedisCluster(nodes);
    await cluster.#until('ready', async () => {
      const views = await Promise.all(nodes.map(async (node) => cluster.#viewOf(node)));
      return views.every((view) => view.filter(({ isMaster }) => !isMaster).length === masters);
    });
    return cluster;
  }

  get url(): string {
    return `redis+cluster://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  /** The master that has this channel now, as one that lives sees it. */
  async masterOf(channel: string): Promise<RedisServer> {
    for (const asked of this.nodes) {
      const slot = Number(/:(\d+)/.exec(await this.#ask(asked, 'CLUSTER', 'KEYSLOT', channel))?.[1]);
      const view = await this.#viewOf(asked);
      const has = ({ slots }: ClusterNode): boolean => slots.some(([from, to]) => from <= slot && slot <= to);
      const found = view.find((node) => node.isMaster && !node.isFailed && has(node));
      const server = this.nodes.find(({ port }) => port === found?.port);
      if (server !== undefined) return server;
    }
    throw new Error(`nobody has ${channel}`);
  }

  /** Kills the master that has this channel, and waits until another one has it. */
  async failOver(channel: string): Promise<void> {
    const dead = await this.masterOf(channel);
    await dead.kill();
    await this.#until('failed over', async () => {
      const now = await this.masterOf(channel).catch(() => dead);
      return now.port !== dead.port;
    });
  }

  async stop(): Promise<void> {
    for (const node of this.nodes) await node.stop();
  }

  async #until(what: string, done: () => Promise<boolean>): Promise<void> {
    for (let waited = 0; waited < patienceMs; waited += 100) {
      if (await done()) return;
      await sleep(100);
    }
    throw new Error(`the cluster is not ${what}`);
  }

  /** Nothing from one that is dead. */
  async #ask(node: RedisServer, ...command: readonly string[]): Promise<string> {
    return node.ask(...command).catch(() => '');
  }

  async #viewOf(node: RedisServer): Promise<readonly ClusterNode[]> {
    const text = await this.#ask(node, 'CLUSTER', 'NODES');
    return text.split('\n').flatMap((line) => {
      const [, place = '', flags = '', , , , , , ...slots] = line.trim().split(' ');
      const port = Number(/:(\d+)/.exec(place)?.[1]);
      if (!Number.isInteger(port)) return [];
      const names = flags.split(',');
      return [
        {
          port,
          isMaster: names.includes('master'),
          isFailed: names.some((name) => name.startsWith('fail')),
          slots: slots.flatMap((range) => {
            const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
            return from === undefined ? [] : [[Number(from), Number(to)] as const];
          }),
        },
      ];
    });
  }
}
