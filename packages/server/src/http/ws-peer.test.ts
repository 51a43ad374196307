import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { closeCodes } from '@lockstep/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createWsPeer } from './ws-peer.ts';

let server: WebSocketServer;
let here: WebSocket;
let there: WebSocket;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  const connected = once(server, 'connection');
  there = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  here = ((await connected) as [WebSocket])[0];
  await once(there, 'open');
});

afterEach(() => {
  there.terminate();
  here.terminate();
  server.close();
});

async function receive(count: number): Promise<string[]> {
  return new Promise((resolve) => {
    const got: string[] = [];
    there.on('message', (data: Buffer) => {
      got.push(data.toString());
      if (got.length === count) resolve(got);
    });
  });
}

test('texts arrive whole and in order, shared or not, whatever their length', async () => {
  const peer = createWsPeer(here, 'a', 1e9);
  const texts = [1, 125, 126, 65_535, 65_536, 200_000].map((length) => 'é'.repeat(length / 2) + length);
  const got = receive(texts.length * 2);
  for (const text of texts) {
    peer.sendShared({ text });
    peer.send(`own ${text}`);
  }
  expect(await got).toEqual(texts.flatMap((text) => [text, `own ${text}`]));
});

test('[PR41] what is written late goes with what is sent next, and tells of then', async () => {
  const peer = createWsPeer(here, 'a', 1e9);
  let now = 1;
  const late = (name: string) => () => `${name} at ${now}`;
  const got = receive(7);
  const heard: string[] = [];
  there.on('message', (data: Buffer) => heard.push(data.toString()));
  peer.sendLate(late('a'));
  there.ping();
  await once(there, 'pong');
  expect(heard).toEqual([]);
  now = 2;
  peer.send('answer');
  // A second one does not wait: it takes the first along.
  peer.sendLate(late('b'));
  now = 3;
  peer.sendLate(late('c'));
  now = 4;
  peer.sendLate(late('e'));
  // What happened goes by itself, and in front.
  peer.sendShared({ text: 'event' });
  peer.sendShared({ text: 'digest' }, 'along');
  expect(await got).toEqual(['a at 2', 'answer', 'b at 3', 'c at 3', 'event', 'e at 4', 'digest']);
});

test('[PR7] a reason becomes its close code', async () => {
  const closed = once(there, 'close');
  createWsPeer(here, 'a', 1e9).close('replaced');
  expect((await closed)[0]).toBe(closeCodes.replaced.code);
});

test('leaving is an ordinary end', async () => {
  const closed = once(there, 'close');
  createWsPeer(here, 'a', 1e9).close('left');
  expect((await closed)[0]).toBe(1000);
});

test('[PR10] who does not read is let go', () => {
  there.pause();
  const ended: string[] = [];
  const peer = createWsPeer(here, 'a', 1024 * 1024, (reason) => ended.push(reason));
  const shared = { text: 'x'.repeat(1024 * 1024) };
  for (let sent = 0; here.readyState === WebSocket.OPEN && sent < 64; sent++) peer.sendShared(shared);
  expect(here.readyState).toBe(WebSocket.CLOSING);
  const waiting = here.bufferedAmount;
  expect(ended).toEqual(['tooSlow']);
  peer.send('more');
  peer.sendShared(shared);
  expect(here.bufferedAmount).toBe(waiting);
});
