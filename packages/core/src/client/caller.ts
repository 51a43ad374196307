/**
 * Caller: this connection's place in the room's call: what it gives is told to the room, again after each welcome, and
 * word that there is no place is passed on. Media are the business of others. Rules CA1, CA5, CA6 in docs/spec/call.md.
 */
import type { Refused } from '../protocol/answers.ts';
import type { CallMessage } from '../protocol/call.ts';
import type { CallState } from '../room/call-parts.ts';
import type { RefusalCode } from '../room/commands.ts';
import { randomId } from '../runtime/random-id.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';

export interface CallerOptions {
  readonly runtime: Runtime;
  /** false: the line is down. */
  readonly send: (message: CallMessage) => boolean;
  /** Not in the call, or not any more, and it makes no sense to ask again by itself. */
  readonly refused: (code: RefusalCode) => void;
}

export interface Caller {
  /** null: out of the call. */
  set(state: CallState | null): void;
  /** The line is up, and the server has this connection in the call or not: it may have forgotten, or not have heard. */
  online(isIn: boolean): void;
  answered(answer: Refused): void;
  stop(): void;
}

const isSame = (a: CallState | null, b: CallState | null): boolean =>
  a === b || (a !== null && b !== null && a.mic === b.mic && a.camera === b.camera && a.screen === b.screen);

export function createCaller({ runtime, send, refused }: CallerOptions): Caller {
  let wanted: CallState | null = null;
  /** Of the last message: what the server says about an earlier one is of no interest. */
  let id = '';
  let stopTimer: Stop = () => {};

  const tell = (): void => {
    stopTimer();
    id = randomId(runtime);
    send({ type: 'call', id, state: wanted });
  };

  return {
    set: (state) => {
      if (isSame(wanted, state)) return;
      wanted = state;
      tell();
    },
    online: (isIn) => {
      if (wanted !== null || isIn) tell();
    },
    answered: (answer) => {
      if (answer.id !== id) return;
      if (answer.retryAfterMs !== null) {
        stopTimer();
        stopTimer = runtime.after(answer.retryAfterMs, tell);
        return;
      }
      if (wanted === null) return;
      wanted = null;
      refused(answer.code);
    },
    stop: () => {
      stopTimer();
      wanted = null;
    },
  };
}
