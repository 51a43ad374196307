/** RedisServer: a real Redis of a test's own, on a free port, that keeps nothing; it may be killed, stalled, emptied and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export class RedisServer {
  readonly port: number;
  readonly #folder: string;
  readonly #words: readonly string[];
  #process: ChildProcess | null = null;

  private constructor(port: number, words: readonly string[]) {
    this.port = port;
    this.#folder = mkdtempSync(join(tmpdir(), 'lockstep-redis-'));
    this.#words = words;
  }

  /** `words`: settings besides the usual ones, like `--cluster-enabled yes`. */
  static async start(words: readonly string[] = []): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), words);
    await server.start();
    return server;
  }

  /**
   * One that watches the master on `port` and tells who asks for `name` where it is. So many (`quorum`) of its kind must
   * miss the master before another one is promoted.
   */
  static async startSentinel(name: string, port: number, quorum = 1): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), []);
    const file = join(server.#folder, 'sentinel.conf');
    const lines = [
      `port ${server.port}`,
      'bind 127.0.0.1',
      `dir ${server.#folder}`,
      `sentinel monitor ${name} 127.0.0.1 ${port} ${quorum}`,
      `sentinel down-after-milliseconds ${name} 1000`,
      `sentinel failover-timeout ${name} 5000`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    await server.#run([file, '--sentinel']);
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder];
    await this.#run([...place, '--save', '', '--appendonly', 'no', ...this.#words]);
  }

  async #run(words: readonly string[]): Promise<void> {
    const started = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = started;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      started.once('error', reject);
      started.once('exit', () => reject(new Error(`redis-server ended: ${said}`)));
      started.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        if (/Ready to accept connections|monitor master/.test(said)) resolve();
      });
    });
  }

  /** Ends at once, as when the machine loses power. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  /** It is there and does not answer, until it goes on. */
  stall(): void {
    this.#process?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Sends one command, and gives the answer's text. */
  async ask(...words: readonly string[]): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    await once(socket, 'connect');
    const bulk = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
    socket.write(`*${words.length}\r\n${bulk.join('')}`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return answer.toString();
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
