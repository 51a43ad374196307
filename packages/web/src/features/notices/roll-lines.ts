/** Roll lines: where everybody is, one line each, in the language of the page. */
import type { MemberId, RoomView, ServerMs } from '@lockstep/core';
import { stateText } from '../../i18n/state-text.ts';
import { formatTime } from '../../player/film-time.ts';
import { nameOf } from '../../room/names.ts';
import { markedName, peopleIn, placeAt } from '../../room/people.ts';

export interface RollLine {
  readonly key: string;
  readonly name: string;
  readonly colour: number;
  /** `12:34 · playing` */
  readonly text: string;
}

/** More lines than this would fill a phone. */
const MOST = 12;

export function rollLines(view: RoomView, now: ServerMs | null, by: MemberId | null) {
  // The same order for everybody: people read it to each other.
  const order = new Map((view.room?.members ?? []).map(({ id }, index) => [id, index]));
  const people = peopleIn(view).toSorted((a, b) => (order.get(a.member) ?? 0) - (order.get(b.member) ?? 0));
  const lines = people.slice(0, MOST).map((person): RollLine => {
    const place = person.place === null ? [] : [formatTime(placeAt(person.place, now))];
    return {
      key: person.connection,
      name: markedName(person),
      colour: person.colour,
      text: [...place, stateText(person.state)].join(' · '),
    };
  });
  return { by: by === null ? null : nameOf(view.room, by), lines, more: people.length - lines.length };
}
