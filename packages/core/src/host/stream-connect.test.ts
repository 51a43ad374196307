import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TransportEvents } from '../client/transport.ts';
import { streamConnect } from './stream-connect.ts';

let server: Server;
let url: string;
let heard: string[];
/** Bodies of the POSTs, in order. */
let bodies: string[];
let stream: ServerResponse | null;
/** Answers a POST; null: leaves it waiting. */
let answer: ((response: ServerResponse) => void) | null;
let streamStatus: number;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
};

beforeEach(async () => {
  [heard, bodies, stream, streamStatus] = [[], [], null, 200];
  answer = (response) => response.writeHead(204).end();
  server = createServer((request, response) => {
    if (request.url === '/room/stream') {
      stream = response;
      response.writeHead(streamStatus);
      response.write(': padding\n\nevent: stream\ndata: key\n\n');
      if (streamStatus !== 200) response.end();
      return;
    }
    expect(request.url).toBe('/room/up');
    expect(request.headers['lockstep-stream']).toBe('key');
    void bodyOf(request).then((body) => {
      bodies.push(body);
      answer?.(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/room`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const events: TransportEvents = {
  opened: () => heard.push('opened'),
  received: (text) => heard.push(`received ${text}`),
  closed: (code) => heard.push(`closed ${code}`),
};
const hears = (line: string): Promise<void> => vi.waitFor(() => expect(heard).toContain(line));
const open = async () => {
  const line = streamConnect(url)(events);
  line.send('before it is open: goes nowhere');
  await hears('opened');
  return line;
};

test('[PR20] texts come down as they were sent, and the end with its code', async () => {
  await open();
  stream?.write('data: {"a":1}\n\nevent: news\ndata: of a later version\n\ndata: {"b":"同');
  stream?.write('帧"}\n\n');
  stream?.end('event: close\ndata: 4001\n\n');
  await hears('closed 4001');
  expect(heard).toEqual(['opened', 'received {"a":1}', 'received {"b":"同帧"}', 'closed 4001']);
});

test('[PR20] a line that breaks has no code, and one that is refused never opens', async () => {
  await open();
  stream?.destroy();
  await hears('closed null');
  heard = [];
  streamStatus = 429;
  streamConnect(url)(events);
  await hears('closed null');
  expect(heard).toEqual(['closed null']);
});

test('[PR21] one POST at a time; what came meanwhile goes together, as far as it fits', async () => {
  const line = await open();
  const waiting: ServerResponse[] = [];
  answer = (response) => void waiting.push(response);
  line.send('1');
  const long = '同'.repeat(5000);
  for (const text of ['2', '3', long, '4']) line.send(text);
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  answer = (response) => response.writeHead(204).end();
  waiting[0]?.writeHead(204).end();
  await vi.waitFor(() => expect(bodies).toHaveLength(2));
  expect(bodies).toEqual(['1', `2\n3\n${long}\n4`]);
  for (const text of [long, long]) line.send(text);
  await vi.waitFor(() => expect(bodies).toHaveLength(4));
  line.close();
});

test('[PR21] a POST that is not taken breaks the line', async () => {
  const line = await open();
  answer = (response) => response.writeHead(404).end();
  line.send('1');
  await hears('closed null');
  line.send('too late');
  expect(heard).toEqual(['opened', 'closed null']);
});

test('[PR21] what is being said when it closes still goes out; a network that does not answer is not waited for', async () => {
  const line = await open();
  line.send('bye');
  line.close();
  await vi.waitFor(() => expect(bodies).toEqual(['bye']));
  heard = [];
  const hangs = await open();
  answer = null;
  const gone = once(stream!, 'close');
  hangs.send('into the void');
  hangs.close();
  await gone;
  expect(bodies).toEqual(['bye', 'into the void']);
  expect(heard).toEqual(['opened']);
});

test('after its own close nothing is heard', async () => {
  const line = await open();
  const gone = once(stream!, 'close');
  line.close();
  line.close();
  await gone;
  expect(heard).toEqual(['opened']);
});
