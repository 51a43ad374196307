/** Evening: the usual beginning of a test of rooms: a server, two people, a film that plays. */
import { mediaSec, serverMs, type Command, type Up } from '@lockstep/core';
import { FakeRuntime } from '@lockstep/core/testkit';
import { FakeServer, type FakeServerOptions } from './fake-server.ts';

/** Puts a film of ten minutes on. */
export const film: Command = {
  type: 'addItem',
  item: {
    id: 'film',
    title: 'Film',
    duration: mediaSec(600),
    sources: [{ kind: 'link', url: '/media/demo.mp4' }],
  },
  select: true,
};

/** What a connection that is well says. */
export const report: Extract<Up, { type: 'report' }> = {
  type: 'report',
  state: 'playing',
  position: mediaSec(1),
  at: serverMs(0),
  rate: 1,
  skewMs: 1,
  clockErrorMs: 2,
  roundTripMs: 40,
  jitterMs: 2,
  bufferedSec: 10,
  warmStartMs: 2,
  coldStartMs: 70,
  seekMs: 100,
  counts: true,
  visible: true,
  soundBlocked: false,
  film: null,
};

/** A server whose clock does not begin at 0. */
export const createServer = (options: Partial<FakeServerOptions> = {}) =>
  new FakeServer({ runtime: new FakeRuntime(undefined, { offsetMs: 1e12 }), ...options });

/** Ann and Ben, a second into the film. */
export async function watching() {
  const server = createServer();
  const ann = await server.peer('room', 'ann').hello('ann');
  const ben = await server.peer('room', 'ben').hello('ben');
  await ann.ask(film);
  await ann.ask({ type: 'play' });
  await server.wait(1000);
  return { server, ann, ben };
}
