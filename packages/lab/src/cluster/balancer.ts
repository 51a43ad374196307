/** Balancer: one door to several nodes: each connection goes to a node by chance, of those that are well. */
import { once } from 'node:events';
import { get } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const checkEveryMs = 500;
const checkMs = 1000;
const host = '127.0.0.1';

export interface BalancerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Where the nodes are on this computer. */
  readonly nodes: readonly number[];
  /** One became well, or is not any more. */
  readonly changed?: (node: number, isWell: boolean) => void;
}

export class Balancer {
  readonly #options: BalancerOptions;
  readonly #well = new Set<number>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #timer: NodeJS.Timeout | null = null;

  private constructor(options: BalancerOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#lead(socket));
  }

  static async start(options: BalancerOptions): Promise<Balancer> {
    const balancer = new Balancer(options);
    balancer.#server.listen(options.port, options.host);
    await once(balancer.#server, 'listening');
    await balancer.#check();
    balancer.#timer = setInterval(() => void balancer.#check(), checkEveryMs);
    return balancer;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Nodes that are well now. */
  get well(): readonly number[] {
    return [...this.#well];
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Connects to one of `nodes`; to another when it cannot be reached. */
  #lead(socket: Socket, nodes = this.well): void {
    this.#keep(socket);
    const node = nodes[Math.floor(Math.random() * nodes.length)];
    if (node === undefined) {
      socket.destroy();
      return;
    }
    const there = connect(node, host);
    this.#keep(there);
    const lost = (): void => {
      this.#set(node, false);
      if (!socket.destroyed) {
        this.#lead(
          socket,
          nodes.filter((other) => other !== node),
        );
      }
    };
    there.once('error', lost);
    there.once('connect', () => {
      there.off('error', lost);
      there.on('error', () => socket.destroy());
      there.setNoDelay(true);
      socket.setNoDelay(true);
      socket.pipe(there).pipe(socket);
      socket.once('close', () => there.destroy());
      there.once('close', () => socket.destroy());
      if (socket.destroyed) there.destroy();
    });
  }

  #keep(socket: Socket): void {
    if (this.#sockets.has(socket)) return;
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }

  async #check(): Promise<void> {
    await Promise.all(this.#options.nodes.map(async (node) => this.#set(node, await isWell(node))));
  }

  #set(node: number, well: boolean): void {
    if (this.#well.has(node) === well) return;
    if (well) this.#well.add(node);
    else this.#well.delete(node);
    this.#options.changed?.(node, well);
  }
}

async function isWell(node: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ host, port: node, path: '/readyz', agent: false, timeout: checkMs }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
  });
}
