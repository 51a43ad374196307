/** Watching: a connection with a film, as others are told of it; nothing about it is remarkable. */
import { mediaSec, serverMs, type Presence } from '@lockstep/core';

type Telemetry = NonNullable<Presence['telemetry']>;

export const watching = (connection: string, told: Partial<Telemetry> = {}): Presence => ({
  connection,
  member: connection,
  device: 'computer',
  link: 'up',
  telemetry: {
    state: 'playing',
    position: mediaSec(10),
    at: serverMs(0),
    rate: 1,
    skewMs: 0,
    clockErrorMs: 1,
    roundTripMs: 40,
    jitterMs: 3,
    bufferedSec: 9,
    warmStartMs: 0,
    coldStartMs: 0,
    seekMs: 0,
    counts: true,
    visible: true,
    soundBlocked: false,
    film: { item: 'film', name: null, size: null, duration: null },
    ...told,
  },
});
