/** People rows: everybody the panel shows: connections that tell of themselves, and in a crowd the names that do not. */
import type { Member, RoomView } from '@lockstep/core';
import { markedName, nameMarks, peopleIn, type Person } from '../../room/people.ts';

export type PeopleRow =
  | { readonly kind: 'person'; readonly key: string; readonly member: string; readonly person: Person }
  | {
      readonly kind: 'quiet';
      readonly key: string;
      readonly member: string;
      readonly who: Member;
      readonly name: string;
    };

export function peopleRows(view: RoomView): readonly PeopleRow[] {
  const people = peopleIn(view).map((person): PeopleRow => ({
    kind: 'person',
    key: person.connection,
    member: person.member,
    person,
  }));
  const { room } = view;
  // In a small room whoever has no row has just come: the row is on its way.
  if (view.figures === null || room === null) return people;
  const told = new Set(people.map(({ member }) => member));
  const marks = nameMarks(room.members);
  const quiet = room.members
    .filter(({ id }) => !told.has(id))
    .map((who): PeopleRow => {
      const name = markedName({ name: who.name, mark: marks.get(who.id) ?? null });
      return { kind: 'quiet', key: `member ${who.id}`, member: who.id, who, name };
    });
  return [...people, ...quiet];
}
