import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import type { TransportEvents } from '../client/transport.ts';
import { socketConnect } from './socket-connect.ts';

let server: WebSocketServer;
let url: string;
let heard: string[];

beforeEach(async () => {
  heard = [];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const client of server.clients) client.terminate();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const events: TransportEvents = {
  opened: () => heard.push('opened'),
  received: (text) => heard.push(`received ${text}`),
  closed: (code) => heard.push(`closed ${code}`),
};
const hears = (line: string): Promise<void> => vi.waitFor(() => expect(heard).toContain(line));

async function open() {
  const accepted = once(server, 'connection') as Promise<[WebSocket]>;
  const transport = socketConnect(url, WebSocket)(events);
  transport.send('before it is open: goes nowhere');
  const [peer] = await accepted;
  await hears('opened');
  return { transport, peer };
}

test('carries text both ways and tells the close code', async () => {
  const { transport, peer } = await open();
  const message = once(peer, 'message');
  transport.send('up');
  expect(String((await message)[0])).toBe('up');
  peer.send(Buffer.from('binary is not ours'));
  peer.send('down');
  peer.close(4001);
  await hears('closed 4001');
  expect(heard).toEqual(['opened', 'received down', 'closed 4001']);
  transport.send('too late');
});

test('a broken line has no code', async () => {
  const { peer } = await open();
  peer.terminate();
  await hears('closed null');
  expect(heard).toEqual(['opened', 'closed null']);
});

test('after its own close nothing is heard', async () => {
  const { transport, peer } = await open();
  const closed = once(peer, 'close');
  peer.send('under way');
  transport.close();
  await closed;
  expect(heard).toEqual(['opened']);
});

test('a line that cannot be opened is closed, once', async () => {
  socketConnect('ws://127.0.0.1:9', WebSocket)(events);
  await hears('closed null');
  expect(heard).toEqual(['closed null']);
});

test('an address that is refused outright is closed too, later', async () => {
  const connect = socketConnect('not an address', WebSocket);
  const closedEarly = connect({ ...events, closed: () => heard.push('never') });
  closedEarly.send('nothing');
  closedEarly.close();
  connect(events);
  expect(heard).toEqual([]);
  await hears('closed null');
  expect(heard).toEqual(['closed null']);
});
