/** Message: one thing that was said in a room. Chat is a log of its own beside the room's; nothing in the room depends on it. */
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import type { ItemId, MemberId } from './ids.ts';
import { cleanText } from './names.ts';

/** text: a line of chat · reaction: an emoji that flies by. */
export const messageKinds = ['text', 'reaction'] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface Message {
  /** From 1, without gaps, counted apart from the room's entries. */
  readonly seq: number;
  readonly at: ServerMs;
  readonly author: MemberId;
  readonly text: string;
  /** One of `messageKinds`, or one that was added later: what a client does not know is a text to it. */
  readonly kind: string;
  /** How its author wants it to look; what a client does not know is plain. */
  readonly style?: string;
  /** Where the film was. */
  readonly mediaAt?: MediaSec;
  /** Which film that was. */
  readonly item?: ItemId;
  /** Made by the author's client: the same id is said once. */
  readonly id?: string;
  /** What the author was called then: he may be gone when it is read. */
  readonly name?: string;
  /** The message this answers. */
  readonly replyTo?: number;
}

/** A message before the log has given it its number. */
export type NewMessage = Omit<Message, 'seq'>;

export const messageLimits = {
  length: 500,
  /** More than so many lines would push away what others said. */
  lines: 20,
  reactionLength: 16,
  /** So many come with the welcome, and with a page of older ones. */
  page: 100,
} as const;

/** What is kept of a text, or null if nothing is left of it. [PR31] */
export function cleanMessage(raw: string, kind: MessageKind): string | null {
  const text = kind === 'reaction' ? cleanText(raw, messageLimits.reactionLength) : cleanLines(raw);
  return text === '' ? null : text;
}

/** Lines stay lines; more than one empty line in a row is one, and what comes after the last line allowed goes on in it. */
function cleanLines(raw: string): string {
  const lines = raw
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => cleanText(line, messageLimits.length))
    .join('\n')
    .trim()
    .replace(/\n{3,}/gu, '\n\n')
    .split('\n');
  const last = lines.slice(messageLimits.lines - 1).filter((line) => line !== '');
  const text = [...lines.slice(0, messageLimits.lines - 1), last.join(' ')].join('\n');
  return Array.from(text.trim()).slice(0, messageLimits.length).join('').trim();
}
