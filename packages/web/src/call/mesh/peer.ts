/**
 * Peer: one of the others, and the sessions with him one after the other until one of them holds. Whatever happens, only
 * facts are recorded here and one timer is set: what has not led to a connection in time is dropped, and begun anew. [CA30]
 */
import { randomId, type OwnSignal, type Runtime, type Signal, type Stop } from '@lockstep/core';
import type { PeerState } from '../call-line.ts';
import type { Session, SessionOptions } from './session.ts';

type What = Signal['what'];

export interface PeerOptions {
  readonly runtime: Runtime;
  /** This side makes the offers that begin a session. */
  readonly calling: boolean;
  readonly open: (
    options: Pick<SessionOptions, 'id' | 'calling' | 'send' | 'onState' | 'onBroken'>,
  ) => Session;
  /** false: it did not go out. */
  readonly send: (session: string, what: OwnSignal['what']) => boolean;
  /** The newest list; never rejects. */
  readonly freshIceServers: () => Promise<readonly RTCIceServer[]>;
  readonly onChange: () => void;
}

export interface Peer {
  readonly state: () => PeerState;
  /** Sounds and pictures can pass. */
  readonly isUp: () => boolean;
  /** null between two sessions. */
  readonly session: () => Session | null;
  readonly hear: (signal: Signal) => void;
  /** The way is looked for anew, though it may not have failed; without one the next try is made now. */
  readonly refresh: () => void;
  /** Nothing moves though the connection says it is well. [CA36] */
  readonly setFrozen: (frozen: boolean) => void;
  readonly close: (why: 'left' | 'again') => void;
}

/**
 * `none`: between two sessions. `fresh`: not yet connected. `shaky`: may come back by itself. `restarting`: another way
 * is looked for.
 */
type Phase = 'none' | 'fresh' | 'up' | 'shaky' | 'restarting';

/** Where devices are too slow for 10 s, beginning anew only makes them slower: from the third time on they get longer. */
const connectMs = [10_000, 10_000, 20_000] as const;
const longestConnectMs = 40_000;
const shakyMs = 2000;
const restartMs = 8000;
const settleMs = 1500;
/** The side that is called waits so long for an offer before it asks for one. */
const offerMs = 1000;
/** And asks again after so long. */
const askAgainMs = 10_000;
const firstRetryMs = 1000;
const longestRetryMs = 10_000;
/** So many sessions that led nowhere are called a failure. */
const triesBeforeFailed = 3;

export function createPeer({ runtime, calling, open, send, freshIceServers, onChange }: PeerOptions): Peer {
  let session: Session | null = null;
  let phase: Phase = 'none';
  let everUp = false;
  let frozen = false;
  let tries = 0;
  let closed = false;
  let stopTimer: Stop | null = null;
  let told: PeerState = 'connecting';

  const state = (): PeerState => {
    if (phase === 'up') return frozen ? 'reconnecting' : 'live';
    if (tries >= triesBeforeFailed) return 'failed';
    return everUp ? 'reconnecting' : 'connecting';
  };
  const changed = (): void => {
    const now = state();
    if (now === told) return;
    told = now;
    onChange();
  };
  const arm = (ms: number, run: () => void): void => {
    stopTimer?.();
    stopTimer = runtime.after(ms, run);
  };
  const enter = (next: Phase): void => {
    phase = next;
    changed();
  };

  /** The caller has ended what he had begun, or begins anew: a try of the called side as well. */
  const countLost = (): void => {
    if (!calling && phase === 'fresh') tries += 1;
  };
  const drop = (): void => {
    const was = session;
    session = null;
    frozen = false;
    was?.close();
    enter('none');
  };
  const openSession = (id: string, asCaller: boolean): Session | null => {
    countLost();
    drop();
    // To whoever hears of the drop, he may be gone for good.
    if (closed) return null;
    session = open({
      id,
      calling: asCaller,
      send: (what) => send(id, what),
      onState: (now) => {
        if (session?.id === id) hearState(now);
      },
      onBroken: () => {
        if (session?.id === id) giveUp();
      },
    });
    enter('fresh');
    // The side that is called leaves it to the other to end what it has begun.
    arm((connectMs[tries] ?? longestConnectMs) + (calling ? 0 : offerMs), giveUp);
    onChange();
    return session;
  };
  const begin = (): void => {
    if (calling) {
      openSession(randomId(runtime), true);
      return;
    }
    // Asked again and again: whoever is to call may have come later, or have missed it.
    send(randomId(runtime), { type: 'hello' });
    arm(askAgainMs, giveUp);
  };
  /** Later each time. */
  const tryLater = (leastMs = 0): void => {
    drop();
    if (closed) return;
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(tries, 5));
    // Whoever is called leaves time for the other's next offer before he asks for one.
    arm(Math.max(leastMs, wait) + (calling ? 0 : offerMs), begin);
  };
  const giveUp = (): void => {
    tries += 1;
    if (session !== null) send(session.id, { type: 'bye', why: 'again' });
    tryLater();
    changed();
  };

  const lookAnew = (which: Session): void => {
    void freshIceServers().then((servers) => {
      if (session === which) which.restart(servers);
    });
  };
  const restart = (): void => {
    const which = session;
    if (which === null || phase === 'fresh') return;
    // What still passes goes on until it is known to be cut.
    if (phase === 'up') {
      lookAnew(which);
      return;
    }
    enter('restarting');
    arm(settleMs, () => {
      // Where the way was good, nothing is told of the new one.
      if (which.isConnected()) hearState('connected');
      else arm(restartMs - settleMs, giveUp);
    });
    lookAnew(which);
  };
  const hearState = (now: RTCPeerConnectionState): void => {
    switch (now) {
      case 'connected':
        everUp = true;
        tries = 0;
        stopTimer?.();
        enter('up');
        return;
      case 'disconnected':
        if (phase !== 'up') return;
        enter('shaky');
        arm(shakyMs, restart);
        return;
      case 'failed':
        // What was never up has nothing to restart.
        if (phase !== 'up' && phase !== 'shaky') {
          giveUp();
          return;
        }
        enter('shaky');
        restart();
        return;
      case 'closed':
        giveUp();
        return;
      case 'new':
      case 'connecting':
        return;
    }
  };

  const hearOffer = (id: string, what: Extract<What, { type: 'description' }>): void => {
    if (session?.id === id) session.describe(what);
    // Only the side that calls makes sessions: an unknown one here is an old one.
    else if (calling) send(id, { type: 'bye', why: 'again' });
    else openSession(id, false)?.describe(what);
  };
  const hear = ({ session: id, what }: Signal): void => {
    if (closed) return;
    switch (what.type) {
      case 'description':
        if (what.kind === 'offer') hearOffer(id, what);
        else if (session?.id === id) session.describe(what);
        return;
      case 'candidates':
        if (session?.id === id) session.hint(what);
        // He believes in a session that is none here.
        else send(id, { type: 'bye', why: 'again' });
        return;
      case 'hello':
        if (!calling) return;
        // He asks for another way in this session, or for a session.
        if (session?.id === id) restart();
        else openSession(randomId(runtime), true);
        return;
      case 'bye':
      case 'gone':
        if (session?.id === id || session === null) {
          if (what.type === 'bye' && what.why === 'again') countLost();
          tryLater();
        }
        return;
      case 'notSent':
        if (phase !== 'up') tryLater(what.retryAfterMs ?? 0);
        return;
      case 'alive':
      case 'file':
        return;
    }
  };

  arm(calling ? 0 : offerMs, begin);

  return {
    state,
    isUp: () => phase === 'up',
    session: () => session,
    hear,
    refresh() {
      if (phase !== 'none') {
        restart();
        return;
      }
      tries = 0;
      changed();
      begin();
    },
    setFrozen(now) {
      frozen = now;
      changed();
    },
    close(why) {
      closed = true;
      stopTimer?.();
      if (session !== null) send(session.id, { type: 'bye', why });
      session?.close();
      session = null;
    },
  };
}
