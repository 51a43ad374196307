/** Telling: what a member of a crowd says: the words of a client that watches a film over a usual line. */
import {
  mediaSec,
  protocolVersion,
  randomId,
  serverMs,
  type Brief,
  type Report,
  type Runtime,
  type Up,
} from '@lockstep/core';

const usualSkewMs = 20;

export const film = 'film';

export function helloOf(runtime: Runtime, n: number): Up & { readonly type: 'hello' } {
  return {
    type: 'hello',
    versions: [protocolVersion],
    secret: randomId(runtime),
    name: `Member ${n}`,
    connection: randomId(runtime),
    device: 'program',
    resume: null,
  };
}

/** All of a report is told by every so many'th, as core's reporter does. */
const wholeEvery = 5;

/** The `n`th report of a member, from 0. `chance`: in [0, 1). */
export function reportAt(now: number, chance: number, n: number): Report | Brief {
  const news = {
    position: mediaSec((Math.round(now * 10) / 1e4) % 5000),
    at: serverMs(Math.round(now * 100) / 100),
    rate: 1,
    skewMs: Math.round((chance - 0.5) * 2 * usualSkewMs * 100) / 100,
    bufferedSec: 28.4,
  };
  if (n % wholeEvery > 0) return { type: 'brief', ...news };
  return {
    type: 'report',
    ...news,
    state: 'playing',
    clockErrorMs: 1.25,
    roundTripMs: 24.5,
    jitterMs: 2.125,
    warmStartMs: 42.5,
    coldStartMs: 130.25,
    seekMs: 95.75,
    counts: true,
    visible: true,
    soundBlocked: false,
    film: { item: film, name: null, size: null, duration: mediaSec(5400) },
  };
}

/** What a room needs before anybody can jump in it. */
export function putFilmOn(now: number): readonly Up[] {
  const source = { kind: 'link', url: 'https://films.example/film.mp4' } as const;
  const item = { id: film, title: 'Film', duration: mediaSec(5400), sources: [source] };
  const issuedAt = serverMs(now);
  return [
    { type: 'command', id: 'add', issuedAt, command: { type: 'addItem', item, select: true } },
    { type: 'command', id: 'play', issuedAt, command: { type: 'play' } },
  ];
}

export const jump = (id: string, now: number, to: number): Up => ({
  type: 'command',
  id,
  issuedAt: serverMs(now),
  command: { type: 'seek', to: mediaSec(to) },
});
