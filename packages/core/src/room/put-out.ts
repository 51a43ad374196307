/** PutOut: whose connections an entry ends, wherever they are. [RM48] */
import type { Entry } from './events.ts';
import type { MemberId } from './state.ts';

export interface PutOut {
  /** null: everybody. */
  readonly member: MemberId | null;
  readonly reason: 'kicked' | 'banned' | 'roomClosed';
}

export function putOutBy({ event }: Entry): PutOut | null {
  if (event.type === 'kicked') return { member: event.member, reason: 'kicked' };
  if (event.type === 'banned') return { member: event.ban.member, reason: 'banned' };
  return event.type === 'closed' ? { member: null, reason: 'roomClosed' } : null;
}
