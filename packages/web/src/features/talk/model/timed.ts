/** Timed: danmaku that belong to a time in the film, and which of them are due as the film goes on. [TK14] */
import type { ItemId, Message } from '@lockstep/core';
import { lookOf } from './look.ts';

/** A step longer than this is a jump: what lies between was not passed. */
const LONGEST_STEP_SEC = 1.5;
/** How near the film has to be for one that has just been said. */
export const NEAR_SEC = 3;

export const isTimed = ({ style, mediaAt, item }: Pick<Message, 'style' | 'mediaAt' | 'item'>): boolean => {
  const look = lookOf(style);
  return look.look === 'danmaku' && look.timed && mediaAt !== undefined && item !== undefined;
};

/** Those of one film, by their time. */
export function timedOf(messages: readonly Message[], item: ItemId | null): readonly Message[] {
  return messages
    .filter((message) => message.item === item && isTimed(message))
    .toSorted((a, b) => (a.mediaAt ?? 0) - (b.mediaAt ?? 0));
}

/** Those that the film passed on its way from `from` to `to`. */
export function dueBetween(timed: readonly Message[], from: number, to: number): readonly Message[] {
  if (to <= from || to - from > LONGEST_STEP_SEC) return [];
  return timed.filter(({ mediaAt = -1 }) => mediaAt > from && mediaAt <= to);
}

/** Whether one that was just said is shown at once, with the film at `position` of `item`. */
export const isNear = (
  message: Pick<Message, 'item' | 'mediaAt'>,
  item: ItemId | null,
  position: number,
): boolean => message.item === item && Math.abs((message.mediaAt ?? Infinity) - position) <= NEAR_SEC;
