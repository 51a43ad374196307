/** Tallies: which reactions stand under which message. Each is a message of its own; the last word of a member counts. [TK6] */
import type { MemberId } from '@lockstep/core';
import { TAKEN_BACK } from './look.ts';

/** As much of a message as counts here. */
export interface Reaction {
  readonly author: MemberId;
  readonly kind: string;
  readonly text: string;
  readonly style?: string;
  readonly replyTo?: number;
}

export interface Tally {
  readonly emoji: string;
  /** In the order in which they reacted. */
  readonly members: readonly MemberId[];
}

/** By the number of the message they stand under; in each, the emoji that came first comes first. */
export function talliesOf(said: readonly Reaction[]): ReadonlyMap<number, readonly Tally[]> {
  const under = new Map<number, Map<string, Set<MemberId>>>();
  for (const { author, kind, text, style, replyTo } of said) {
    if (kind !== 'reaction' || replyTo === undefined) continue;
    const emojis = under.get(replyTo) ?? new Map<string, Set<MemberId>>();
    const members = emojis.get(text) ?? new Set<MemberId>();
    if (style === TAKEN_BACK) members.delete(author);
    else members.add(author);
    emojis.set(text, members);
    under.set(replyTo, emojis);
  }
  const tallies = new Map<number, readonly Tally[]>();
  for (const [seq, emojis] of under) {
    const standing = [...emojis].flatMap(([emoji, members]) =>
      members.size === 0 ? [] : [{ emoji, members: [...members] }],
    );
    if (standing.length > 0) tallies.set(seq, standing);
  }
  return tallies;
}

/** The same text as long as the tallies are. */
export const tallyKey = (tallies: readonly Tally[] | undefined): string =>
  tallies?.map(({ emoji, members }) => `${emoji}:${members.join(',')}`).join(' ') ?? '';
