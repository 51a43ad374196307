/**
 * Connection: one line to the room's server that comes back by itself. It greets, notices silence, waits between tries,
 * and stops where coming back makes no sense. Rules CL1–CL6 in docs/spec/client.md.
 */
import { closeCodes, closeReason, type CloseReason } from '../protocol/close-codes.ts';
import { decodeDown, encode } from '../protocol/codec.ts';
import type { Down } from '../protocol/down.ts';
import type { Hello } from '../protocol/hello.ts';
import type { Up } from '../protocol/up.ts';
import { backoffMs } from '../runtime/backoff.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';
import { localMs, type LocalMs } from '../runtime/units.ts';
import type { Connect, Transport } from './transport.ts';
import type { LinkState } from './view.ts';

export interface ConnectionOptions {
  readonly runtime: Runtime;
  readonly connect: Connect;
  /** Asked for at each try. */
  readonly hello: () => Hello;
  /** Everything that comes while online, the welcome first; `at` is when it came, before anything was done with it. */
  readonly received: (message: Down, at: LocalMs) => void;
  /** The state is another. */
  readonly changed: () => void;
}

export interface Connection {
  state(): LinkState;
  /** Does nothing unless resting or stopped. */
  start(): void;
  /** false when not online: nothing was sent, and nothing is kept. */
  send(message: Up): boolean;
  /**
   * Ends a wait, or a try that hangs, and doubts a line that is up; for a person's press, and for when the network or
   * the page is back.
   */
  retryNow(): void;
  /** Says bye and stops. */
  leave(): void;
  /** Closes without a word; the server sees a lost line. */
  stop(): void;
}

/** From the first packet to the welcome. */
const helloTimeoutMs = 8000;
/** A hanging try younger than this may still make it. */
const patienceMs = 2000;
/** So many seconds without a message end the connection; digests and probes bring one at least every 3 s. */
const longestSilenceSec = 6;
/** As many are left of them when the line is doubted. */
const doubtSec = 3;
/** A connection that lasted this long was a good one: the next loss begins with the short waits again. */
const steadyMs = 10_000;
/** A server that was asked too much is left alone for 2–4 s at least. */
const tooFastAttempt = 4;
/** A server that restarts is back by then; afterwards it is simply not there. */
const restartAttempts = 8;

const nothing: Stop = () => {};

export function createConnection({
  runtime,
  connect,
  hello,
  received,
  changed,
}: ConnectionOptions): Connection {
  let state: LinkState = { state: 'resting' };
  let transport: Transport | null = null;
  /** The one timer of the present state: hello timeout, silence watch or wait. */
  let stopTimer = nothing;
  let attempt = 0;
  /** When the present state began. */
  let since = runtime.now();
  let silentSec = 0;
  /** What the server said when it hung up last, while it has not welcomed us again. */
  let said: CloseReason | null = null;

  const enter = (next: LinkState): void => {
    state = next;
    since = runtime.now();
  };

  const hangUp = (): void => {
    stopTimer();
    stopTimer = nothing;
    transport?.close();
    transport = null;
  };

  const reach = (): void => {
    hangUp();
    attempt++;
    enter({ state: 'reaching', attempt });
    stopTimer = runtime.after(helloTimeoutMs, () => lost(null));
    transport = connect({ opened: greet, received: hear, closed: lost });
    changed();
  };

  const greet = (): void => {
    transport?.send(encode(hello()));
  };

  const hear = (text: string): void => {
    const at = runtime.now();
    const decoded = decodeDown(text);
    if (!decoded.ok) {
      // A newer server may say more than we understand; entries lost this way are noticed as a gap.
      runtime.log('warn', 'message not understood', decoded.error);
      return;
    }
    silentSec = 0;
    if (state.state === 'reaching') {
      if (decoded.value.type !== 'welcome') return;
      stopTimer();
      // Counted in ticks, not by the clock: a device that slept for an hour has not listened for an hour. [CL4]
      stopTimer = runtime.every(1000, watch);
      said = null;
      enter({ state: 'online' });
      received(decoded.value, at);
      changed();
      return;
    }
    if (state.state === 'online') received(decoded.value, at);
  };

  const watch = (): void => {
    silentSec++;
    if (silentSec < longestSilenceSec) return;
    runtime.log('info', 'line silent', { seconds: silentSec });
    lost(null);
  };

  const lost = (code: number | null): void => {
    hangUp();
    const reason = code === null ? null : closeReason(code);
    if (reason !== null && !closeCodes[reason].comeBack) {
      enter({ state: 'stopped', why: reason });
      changed();
      return;
    }
    if (state.state === 'online' && runtime.now() - since >= steadyMs) attempt = 0;
    if (reason === 'tooFast') attempt = Math.max(attempt, tooFastAttempt - 1);
    said = attempt >= restartAttempts ? null : (reason ?? said);
    const waitMs = backoffMs(attempt + 1, runtime.random());
    stopTimer = runtime.after(waitMs, reach);
    const retryAt = localMs(runtime.now() + waitMs);
    enter({ state: 'waiting', attempt: attempt + 1, retryAt, why: said });
    changed();
  };

  return {
    state: () => state,
    start: () => {
      if (state.state !== 'resting' && state.state !== 'stopped') return;
      attempt = 0;
      reach();
    },
    send: (message) => {
      if (state.state !== 'online' || transport === null) return false;
      transport.send(encode(message));
      return true;
    },
    retryNow: () => {
      if (state.state === 'online') silentSec = Math.max(silentSec, longestSilenceSec - doubtSec);
      const hangs = state.state === 'reaching' && runtime.now() - since > patienceMs;
      if (state.state !== 'waiting' && !hangs) return;
      attempt = 0;
      reach();
    },
    leave: () => {
      if (state.state === 'online') transport?.send(encode({ type: 'bye' }));
      hangUp();
      enter({ state: 'stopped', why: 'left' });
      changed();
    },
    stop: () => {
      hangUp();
      if (state.state === 'stopped' || state.state === 'resting') return;
      enter({ state: 'resting' });
      changed();
    },
  };
}
