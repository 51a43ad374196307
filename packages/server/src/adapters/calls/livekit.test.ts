import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TokenVerifier } from 'livekit-server-sdk';
import { expect, test } from 'vitest';
import { caller, describeCalls } from '../../testkit/calls-contract.ts';
import { createLivekit } from './livekit.ts';

const [key, secret] = ['key-of-ours', 'a-secret-of-the-livekit-server'];

/** As LiveKit answers: 404 for whoever is not there. */
async function fakeLivekit(status = 404) {
  const asked: { readonly url: string; readonly body: string; readonly authorization: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => void (body += data.toString()));
    request.on('end', () => {
      asked.push({ url: request.url ?? '', body, authorization: request.headers.authorization ?? '' });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        status === 200 ? '{}' : JSON.stringify({ code: 'not_found', msg: 'participant does not exist' }),
      );
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const calls = createLivekit({ url: `ws://127.0.0.1:${port}`, key, secret });
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
  return { calls, asked, stop, secrets: [secret] };
}

describeCalls('livekit', fakeLivekit);

test('[CA24] the token is for one connection in one room, and for media only', async () => {
  const { calls, stop } = await fakeLivekit();
  const way = await calls.wayFor(caller('ann'));
  if (way.way !== 'livekit') throw new Error('no livekit');
  const claims = await new TokenVerifier(key, secret).verify(way.token);
  expect(claims).toMatchObject({ sub: 'ann-1', name: 'ann' });
  expect(claims.video).toMatchObject({ room: 'R'.repeat(22), roomJoin: true, canPublishData: false });
  expect(claims.video).not.toHaveProperty('roomAdmin');
  expect((claims.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(way.validSec + 1);
  await expect(new TokenVerifier(key, 'another-secret-than-that').verify(way.token)).rejects.toThrow();
  await stop();
});

test('[CA25] who is out of the call is put out of the LiveKit room, too', async () => {
  const { calls, asked, stop } = await fakeLivekit(200);
  await calls.remove('R'.repeat(22), 'ben-1');
  expect(asked).toHaveLength(1);
  expect(asked[0]?.url).toBe('/twirp/livekit.RoomService/RemoveParticipant');
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ room: 'R'.repeat(22), identity: 'ben-1' });
  const token = await new TokenVerifier(key, secret).verify((asked[0]?.authorization ?? '').slice(7));
  expect(token.video).toMatchObject({ roomAdmin: true, room: 'R'.repeat(22) });
  await stop();
});

test('[CA25] what LiveKit could not be told is a failure', async () => {
  const { calls, stop } = await fakeLivekit();
  await stop();
  await expect(calls.remove('R'.repeat(22), 'ben-1')).rejects.toThrow();
});
