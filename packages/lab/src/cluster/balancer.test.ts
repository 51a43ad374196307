import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Balancer } from './balancer.ts';

let servers: Server[];
let balancer: Balancer;
let sick: number | null;

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeEach(async () => {
  sick = null;
  servers = [0, 1, 2].map((name) =>
    createServer((request, response) => {
      response.statusCode = request.url === '/readyz' && sick === name ? 503 : 200;
      response.end(String(name));
    }),
  );
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  balancer = await Balancer.start({ host: '127.0.0.1', port: 0, nodes: servers.map(portOf) });
});
afterEach(async () => {
  await balancer.stop();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Who answers a new connection; null: nobody. */
const ask = async (): Promise<string | null> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port: balancer.port, agent: false }, (answer) => {
      answer.setEncoding('utf8').once('data', resolve);
    }).on('error', () => resolve(null));
  });

async function whoAnswers(): Promise<readonly string[]> {
  const heard = new Set<string>();
  for (let i = 0; i < 60; i++) heard.add((await ask()) ?? 'nobody');
  return [...heard].toSorted((a, b) => a.localeCompare(b));
}

test('connections go to all nodes that are well', async () => {
  expect(await whoAnswers()).toEqual(['0', '1', '2']);
});

test('a node that is gone is left out at once, and nobody is turned away for it', async () => {
  servers[1]?.closeAllConnections();
  servers[1]?.close();
  expect(await whoAnswers()).toEqual(['0', '2']);
});

test('a node that says it is not well is left out, until it is', async () => {
  sick = 2;
  await vi.waitFor(() => expect(balancer.well).toHaveLength(2), 5000);
  expect(await whoAnswers()).toEqual(['0', '1']);
  sick = null;
  await vi.waitFor(() => expect(balancer.well).toHaveLength(3), 5000);
});

test('with no node left connections end', async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  expect(await ask()).toBeNull();
});
