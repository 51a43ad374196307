import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Delivery } from './delivery.ts';
import { directLine } from './link.ts';
import { Proxy } from './proxy.ts';

let server: Server;
let proxy: Proxy;
let port: number;

/** Says back what it hears, and ends when told to. */
function talk(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.on('data', (data: Buffer) => {
    if (data.toString() === 'film') socket.end('x'.repeat(200_000));
    else socket.write(data);
  });
}

beforeEach(async () => {
  server = createServer(talk);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = new Proxy((server.address() as AddressInfo).port, directLine, new Delivery());
  port = await proxy.listen();
});

afterEach(() => {
  proxy.close();
  server.close();
});

function reach(): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  return socket;
}

/** `once` would take the reset for a failure. */
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('close', () => resolve());
  });

test('all bytes arrive before the end, however quickly the server ends', async () => {
  const socket = reach();
  socket.write('film');
  expect((await text(socket)).length).toBe(200_000);
});

test('a narrow line lets a word pass a film', async () => {
  proxy.reshape({ ...directLine, bytesPerSec: 1_000_000 });
  const film = reach();
  const word = reach();
  let arrived = 0;
  film.on('data', (data: Buffer) => (arrived += data.length));
  film.write('film');
  await once(film, 'data');
  word.write('word');
  await once(word, 'data');
  expect(arrived).toBeLessThan(200_000);
  await once(film, 'end');
  expect(arrived).toBe(200_000);
  word.destroy();
});

test('a silent line keeps what is said until it is open again', async () => {
  const socket = reach();
  socket.write('one');
  await once(socket, 'data');
  proxy.setMode('silent');
  let heard = '';
  socket.on('data', (data: Buffer) => (heard += data.toString()));
  socket.write('two');
  const other = reach();
  other.write('nothing');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toBe('');
  proxy.setMode('open');
  await once(socket, 'data');
  expect(heard).toBe('two');
  socket.destroy();
  other.destroy();
});

test('a refusing line breaks what is open and turns away what comes', async () => {
  const socket = reach();
  socket.write('one');
  await once(socket, 'data');
  const broken = closed(socket);
  proxy.setMode('refusing');
  await broken;
  await closed(reach());
  proxy.setMode('open');
  const back = reach();
  back.write('here');
  expect(String(await once(back, 'data'))).toBe('here');
  back.destroy();
});
