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
  const { room, me } = view;
  // In a small room whoever has no row has just come: the row is on its way.
  if (view.figures === null || room === null) return people;
  const told = new Map<string, PeopleRow[]>();
  for (const row of people) told.set(row.member, [...(told.get(row.member) ?? []), row]);
  const marks = nameMarks(room.members);
  const rowsOf = (who: Member): readonly PeopleRow[] => {
    const rows = told.get(who.id);
    if (rows !== undefined) return rows;
    const name = markedName({ name: who.name, mark: marks.get(who.id) ?? null });
    return [{ kind: 'quiet', key: `member ${who.id}`, member: who.id, who, name }];
  };
  // Each in the place of joining, told of or not: a row that is asked about must not run away.
  const others = room.members.filter(({ id }) => id !== me).flatMap(rowsOf);
  return [...(me === null ? [] : (told.get(me) ?? [])), ...others];
}
