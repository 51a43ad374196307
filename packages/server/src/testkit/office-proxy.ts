/** OfficeProxy: what some offices put between people and the web: passes HTTP on and refuses every upgrade, until it is told better. */
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

export class OfficeProxy {
  readonly #server: Server;
  letsUpgradesIn = false;
  refused = 0;

  private constructor(port: number) {
    this.#server = createServer((incoming, outgoing) => {
      const { method, url: path, headers } = incoming;
      const passed = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        outgoing.flushHeaders();
        answer.pipe(outgoing);
      });
      passed.on('error', () => outgoing.destroy());
      outgoing.on('close', () => passed.destroy());
      incoming.pipe(passed);
    });
    this.#server.on('upgrade', (incoming, socket, head) => {
      socket.on('error', () => socket.destroy());
      if (!this.letsUpgradesIn) {
        this.refused++;
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      const lines = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${String(value)}`);
      const there = connect(port, '127.0.0.1', () => {
        there.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
        there.write(head);
        there.pipe(socket).pipe(there);
      });
      there.on('error', () => socket.destroy());
      socket.on('close', () => there.destroy());
    });
  }

  static async start(port: number): Promise<OfficeProxy> {
    const proxy = new OfficeProxy(port);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
