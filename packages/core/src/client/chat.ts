/**
 * Chat: what was said, as far as this page knows, and what this member said that has not come back yet. Sent again after
 * a reconnect under the same id. Rules CL41–CL43 in docs/spec/client.md.
 */
import type { Refused } from '../protocol/answers.ts';
import type { Say } from '../protocol/message-shapes.ts';
import type { RefusalCode } from '../room/commands.ts';
import type { ItemId } from '../room/ids.ts';
import { cleanMessage, type Message, type MessageKind } from '../room/message.ts';
import { randomId } from '../runtime/random-id.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';
import type { MediaSec } from '../runtime/units.ts';

/** What to say, beside its text. */
export interface SayOptions {
  readonly kind?: MessageKind;
  readonly style?: string;
  readonly mediaAt?: MediaSec;
  readonly item?: ItemId;
  readonly replyTo?: number;
}

export interface ChatView {
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** Said here and not confirmed yet, oldest first. */
  readonly unsent: readonly Say[];
}

export interface ChatOptions {
  readonly runtime: Runtime;
  /** false: the line is down. */
  readonly send: (say: Say) => boolean;
  readonly refused: (say: Say, code: RefusalCode) => void;
}

export interface Chat {
  view(): ChatView;
  /** The id of what was said, or null if nothing is left of the text. */
  say(text: string, options?: SayOptions): string | null;
  /** The line is up: what was not confirmed goes out again. */
  online(): void;
  /** Gives those that were not known. */
  take(messages: readonly Message[]): readonly Message[];
  refused(answer: Refused): void;
  stop(): void;
}

/** More than this is not kept here: older ones are asked for page by page. */
const mostKept = 500;
/** More than this is not waited for: whoever types on without a line sees it. */
const mostUnsent = 50;
/** So many may be under way unanswered: what waited for a line does not all come at once, which no server takes. */
const mostUnderWay = 8;

export function createChat({ runtime, send, refused }: ChatOptions): Chat {
  let messages: readonly Message[] = [];
  let unsent: readonly Say[] = [];
  /** Sent over this line and not answered. */
  const underWay = new Set<string>();
  /** One at a time once the server has said that it was too fast, until nothing waits any more. */
  let width = mostUnderWay;
  let stopRetry: Stop = () => {};

  const forget = (id: string): void => {
    unsent = unsent.filter((say) => say.id !== id);
    underWay.delete(id);
    if (unsent.length === 0) width = mostUnderWay;
  };

  const sendNext = (): void => {
    for (const say of unsent) {
      if (underWay.size >= width) return;
      if (underWay.has(say.id)) continue;
      if (!send(say)) return;
      underWay.add(say.id);
    }
  };

  return {
    view: () => ({ messages, unsent }),
    say: (raw, { kind = 'text', ...more } = {}) => {
      const text = cleanMessage(raw, kind);
      if (text === null || unsent.length >= mostUnsent) return null;
      const say: Say = { type: 'say', id: randomId(runtime), kind, text, ...more };
      unsent = [...unsent, say];
      sendNext();
      return say.id;
    },
    online: () => {
      underWay.clear();
      sendNext();
    },
    take: (told) => {
      const known = new Set(messages.map(({ seq }) => seq));
      const added = told.filter(({ seq }) => !known.has(seq));
      if (added.length === 0) return added;
      messages = [...messages, ...added].toSorted((a, b) => a.seq - b.seq).slice(-mostKept);
      for (const { id } of added) if (id !== undefined) forget(id);
      sendNext();
      return added;
    },
    refused: ({ id, code, retryAfterMs }) => {
      const say = unsent.find((one) => one.id === id);
      if (say === undefined) return;
      underWay.delete(id);
      if (retryAfterMs !== null) {
        width = 1;
        stopRetry();
        stopRetry = runtime.after(retryAfterMs, sendNext);
        return;
      }
      forget(id);
      refused(say, code);
      sendNext();
    },
    stop: () => stopRetry(),
  };
}
