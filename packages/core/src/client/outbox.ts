/**
 * Outbox: what this member asked for and the room has not answered yet: sent when the line allows, sent again after a
 * reconnect under the same id, and applied to the picture meanwhile. Rules CL14–CL21 in docs/spec/client.md.
 */
import type { Accepted, Refused } from '../protocol/answers.ts';
import { isSendable } from '../protocol/codec.ts';
import type { CommandMessage } from '../protocol/command.ts';
import type { Command, RefusalCode } from '../room/commands.ts';
import type { Entry } from '../room/events.ts';
import type { CommandId, RoomState } from '../room/state.ts';
import { randomId } from '../runtime/random-id.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';
import { localMs, serverMs, type LocalMs, type ServerMs } from '../runtime/units.ts';

/** One command on its way. */
export interface Pending {
  readonly id: CommandId;
  readonly command: Command;
  readonly pressedAt: LocalMs;
  /** `pressedAt` on the server's clock; null until that is known. */
  readonly issuedAt: ServerMs | null;
  readonly progress:
    | { readonly step: 'unsent' }
    | { readonly step: 'sent' }
    /** Part of the room from entry `seq` on. */
    | { readonly step: 'accepted'; readonly seq: number };
  /** How often it was sent; what was sent once must not change any more. */
  readonly tries: number;
  /** The server asked not to come again before. */
  readonly notBefore: LocalMs | null;
}

export interface OutboxOptions {
  readonly runtime: Runtime;
  /** false: the line is down, nothing went out. */
  readonly send: (message: CommandMessage) => boolean;
  /** A local moment on the server's clock, or null before anything is known about it. */
  readonly toServer: (moment: LocalMs) => ServerMs | null;
  /** The room will not; the command is gone from the picture. */
  readonly refused: (command: Command, code: RefusalCode) => void;
}

export interface Outbox {
  /** Not confirmed yet, oldest first. A fresh value after each change. */
  pending(): readonly Pending[];
  add(command: Command): CommandId;
  /** The line is up and greeted: all that is not accepted goes out, in order. */
  online(): void;
  /** The server has another clock: what was issued by the old one is dated again. */
  redate(): void;
  answered(answer: Accepted | Refused): void;
  /** The confirmed room moved on. */
  confirmed(state: RoomState, entries: readonly Entry[]): void;
  stop(): void;
}

/** Seeks in a row (a key held down) go out this far apart, the last one always. */
const seeksApartMs = 200;
/** So often a command that came too fast is tried. */
const mostTries = 4;

/** Of one kind, only the newest that was not sent yet counts. */
function kindOf(command: Command): string | null {
  switch (command.type) {
    case 'play':
    case 'pause':
      return 'motion';
    case 'reportStall':
    case 'reportReady':
      return 'readiness';
    case 'seek':
    case 'setRate':
    case 'rename':
    case 'callRoll':
    case 'setTitle':
    case 'setWaiting':
      return command.type;
    case 'restart':
    case 'goTo':
    case 'syncToMe':
    case 'goOnWithout':
    case 'addItem':
    case 'addItems':
    case 'clearQueue':
    case 'shuffleQueue':
    case 'undoQueue':
    case 'removeItem':
    case 'selectItem':
    case 'moveItem':
    case 'renameItem':
    case 'addSource':
    case 'removeSource':
    case 'fingerprintItem':
    case 'addSubtitle':
    case 'removeSubtitle':
    case 'nextItem':
    case 'previousItem':
    case 'describeItem':
    case 'itemEnded':
    case 'setSetting':
    case 'addMarker':
    case 'removeMarker':
    case 'pinLine':
    case 'unpinLine':
    case 'setControlMode':
    case 'takeBaton':
    case 'giveBaton':
    case 'releaseBaton':
    case 'kick':
    case 'ban':
    case 'unban':
    case 'setRole':
    case 'setRight':
    case 'setLock':
    case 'setPassword':
    case 'setOwnerLink':
    case 'hush':
    case 'close':
      return null;
  }
}

const fits = (id: CommandId, command: Command): boolean =>
  isSendable({ type: 'command', id, issuedAt: serverMs(0), command });

export function createOutbox({ runtime, send, toServer, refused }: OutboxOptions): Outbox {
  let pending: readonly Pending[] = [];
  let confirmedSeq = 0;
  let lastSeekSent = localMs(-Infinity);
  let stopTimer: Stop = () => {};

  const replace = (id: CommandId, changes: Partial<Pending>): void => {
    pending = pending.map((one) => (one.id === id ? { ...one, ...changes } : one));
  };

  /** When the first unsent one may go out: a moment, or null for now. */
  const heldUntil = (one: Pending): LocalMs | null => {
    const now = runtime.now();
    if (one.notBefore !== null && one.notBefore > now) return one.notBefore;
    const mayGrow = one.command.type === 'seek' && one.tries === 0 && one === pending.at(-1);
    const calm = localMs(lastSeekSent + seeksApartMs);
    return mayGrow && calm > now ? calm : null;
  };

  /** Accepted and part of the confirmed room: nothing is left to predict. */
  const forgetDone = (): void => {
    pending = pending.filter(({ progress }) => progress.step !== 'accepted' || progress.seq > confirmedSeq);
  };

  const pump = (): void => {
    stopTimer();
    for (const one of pending) {
      if (one.progress.step !== 'unsent') continue;
      const until = heldUntil(one);
      if (until !== null) {
        stopTimer = runtime.after(until - runtime.now(), pump);
        return;
      }
      const issuedAt = one.issuedAt ?? toServer(one.pressedAt);
      if (issuedAt === null) return;
      if (!send({ type: 'command', id: one.id, issuedAt, command: one.command })) return;
      if (one.command.type === 'seek') lastSeekSent = runtime.now();
      replace(one.id, { issuedAt, progress: { step: 'sent' }, tries: one.tries + 1, notBefore: null });
    }
  };

  return {
    pending: () => pending,
    add: (command) => {
      const id = randomId(runtime);
      if (!fits(id, command)) {
        runtime.log('error', 'command does not fit the protocol', { command: command.type });
        refused(command, 'outOfRange');
        return id;
      }
      const pressedAt = runtime.now();
      const kind = kindOf(command);
      const last = pending.at(-1);
      const unsent = last !== undefined && last.tries === 0 && kind !== null && kindOf(last.command) === kind;
      const added: Pending = {
        id: unsent ? last.id : id,
        command,
        pressedAt,
        issuedAt: toServer(pressedAt),
        progress: { step: 'unsent' },
        tries: 0,
        notBefore: null,
      };
      pending = [...(unsent ? pending.slice(0, -1) : pending), added];
      pump();
      return added.id;
    },
    online: () => {
      pending = pending.map((one) =>
        one.progress.step === 'sent' ? { ...one, progress: { step: 'unsent' } } : one,
      );
      pump();
    },
    redate: () => {
      pending = pending.map((one) => ({ ...one, issuedAt: null, progress: { step: 'unsent' } }));
    },
    answered: (answer) => {
      const one = pending.find(({ id }) => id === answer.id);
      if (one === undefined) return;
      if (answer.type === 'accepted') {
        replace(one.id, { progress: { step: 'accepted', seq: answer.seq } });
        forgetDone();
        return;
      }
      // A server that cannot keep anything now is asked for as long as it takes: that is no try. [CL45]
      const tries = answer.code === 'retry' ? Math.max(1, one.tries - 1) : one.tries;
      if (answer.retryAfterMs !== null && tries < mostTries) {
        const notBefore = localMs(runtime.now() + answer.retryAfterMs);
        replace(one.id, { progress: { step: 'unsent' }, notBefore, tries });
        pump();
        return;
      }
      pending = pending.filter(({ id }) => id !== one.id);
      refused(one.command, answer.code);
    },
    confirmed: (state, entries) => {
      const done = new Set(entries.map((entry) => entry.command));
      pending = pending.filter(({ id }) => !done.has(id));
      confirmedSeq = state.seq;
      forgetDone();
    },
    stop: () => stopTimer(),
  };
}
