/** Author: what to call who said something, and in which colour, also when he has left. */
import type { Message, RoomView } from '@lockstep/core';
import { nameOf } from '../../room/names.ts';

export interface Author {
  readonly name: string;
  /** Index into the palette of member colours. */
  readonly colour: number;
}

export function authorOf({ room }: RoomView, { author, name }: Pick<Message, 'author' | 'name'>): Author {
  const member = room?.members.find(({ id }) => id === author);
  return { name: nameOf(room, author) ?? name ?? '', colour: member?.colour ?? colourFrom(author) };
}

/** Of somebody who is not there any more: at least always the same one. */
function colourFrom(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum;
}
