/** People: one row for every connection in the room, with what it says about itself and how far it is from me. */
import {
  positionAt,
  rolesIn,
  type MediaSec,
  type Presence,
  type Role,
  type RoomView,
  type ServerMs,
  type Trouble,
} from '@lockstep/core';

export type PersonState =
  | 'playing'
  | 'paused'
  | 'starting'
  | 'buffering'
  | 'away'
  | 'noFilm'
  | 'failed'
  /** Its line is down; within the grace period. */
  | 'lost'
  /** Nothing reported yet. */
  | 'joining';

/** A film that is open, as its player tells. */
export type PersonFilm = NonNullable<NonNullable<Presence['telemetry']>['film']>;

export interface Person {
  readonly connection: string;
  readonly member: string;
  readonly name: string;
  /** Tells members with the same name apart: 1 for the first, 2 for the second … ; null where the name is unique. */
  readonly mark: number | null;
  readonly colour: number;
  readonly device: Presence['device'];
  readonly me: boolean;
  /** This very page. */
  readonly here: boolean;
  readonly state: PersonState;
  readonly hidden: boolean;
  readonly soundBlocked: boolean;
  /** Ahead of me in ms (behind: negative); null when it cannot be told. */
  readonly gapMs: number | null;
  readonly skewMs: number | null;
  readonly roundTripMs: number | null;
  readonly clockErrorMs: number | null;
  readonly role: Role;
  /** Holds the baton. */
  readonly inControl: boolean;
  /** Another connection of the same member comes before this one. */
  readonly again: boolean;
  /** Where the film is there; null without one. */
  readonly place: Place | null;
  /** Away by wish: what their film does by itself. */
  readonly excursion: 'playing' | 'paused' | null;
  readonly bufferedSec: number | null;
  readonly bytesPerSec: number | null;
  readonly fetchSpeed: number | null;
  readonly stalls: number;
  /** Why the picture stutters there, or will stop, and in how many seconds; null: all is well, or nothing is told. */
  readonly trouble: Trouble | null;
  readonly picture: NonNullable<Presence['telemetry']>['picture'] | null;
  /** What is open there. */
  readonly film: PersonFilm | null;
}

/** A place in the film as it was told at `at`, and how fast it goes on from there. */
export interface Place {
  readonly position: MediaSec;
  readonly at: ServerMs;
  /** 0: it stands. */
  readonly rate: number;
}

/** Longer ago than this nothing is guessed from a report. */
const GUESS_MS = 5000;

/** Where a place has got to by `now`. */
export function placeAt(place: Place, now: ServerMs | null): number {
  const ms = now === null ? 0 : Math.min(GUESS_MS, Math.max(0, now - place.at));
  return place.position + (place.rate * ms) / 1000;
}

/** Rows in the room's order of joining, my own first. */
export function peopleIn(view: RoomView): readonly Person[] {
  const { room, me } = view;
  if (room === null) return [];
  const marks = nameMarks(room.members);
  const roles = rolesIn(room);
  const byMember = rowsByMember(view.roster);
  const rows = room.members.flatMap((member) => {
    const role = roles.get(member.id) ?? 'member';
    const inControl = room.control.mode === 'baton' && room.control.holder === member.id;
    return (byMember.get(member.id) ?? []).map((row, index): Person => {
      const here = row.connection === view.myConnection;
      const { telemetry } = row;
      const state = stateOf(row, room.current);
      return {
        connection: row.connection,
        member: member.id,
        name: member.name,
        mark: marks.get(member.id) ?? null,
        colour: member.colour,
        device: row.device,
        me: member.id === me,
        here,
        state,
        hidden: telemetry?.visible === false,
        soundBlocked: telemetry?.soundBlocked ?? false,
        gapMs: here ? null : gapBetween(row, view),
        skewMs: here ? (view.follow?.skewMs ?? null) : (telemetry?.skewMs ?? null),
        roundTripMs: here ? view.clock.roundTripMs : (telemetry?.roundTripMs ?? null),
        clockErrorMs: here ? view.clock.errorMs : (telemetry?.clockErrorMs ?? null),
        role,
        inControl,
        again: index > 0,
        place: placeOf(row, state),
        excursion: telemetry?.excursion ?? null,
        bufferedSec: telemetry?.film === null ? null : (telemetry?.bufferedSec ?? null),
        bytesPerSec: telemetry?.bytesPerSec ?? null,
        fetchSpeed: telemetry?.fetchSpeed ?? null,
        stalls: telemetry?.stalls ?? 0,
        trouble: telemetry?.trouble ?? null,
        picture: telemetry?.picture ?? null,
        film: telemetry?.film ?? null,
      };
    });
  });
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

/** The connections of each member, in their order. */
function rowsByMember(roster: readonly Presence[]): ReadonlyMap<string, readonly Presence[]> {
  const byMember = new Map<string, Presence[]>();
  for (const row of roster) {
    const rows = byMember.get(row.member);
    if (rows === undefined) byMember.set(row.member, [row]);
    else rows.push(row);
  }
  return byMember;
}

/** Members with somebody behind them right now. */
export function headCount(view: RoomView): number {
  // In a big room the roster is not whole.
  return view.figures?.members ?? new Set(view.roster.map((row) => row.member)).size;
}

/** The largest difference between any two measured players of the room, in ms; null with fewer than two. */
export function roomSpread(people: readonly Person[]): number | null {
  const skews = people.flatMap((person) =>
    person.skewMs === null || person.state === 'lost' ? [] : [person.skewMs],
  );
  return skews.length < 2 ? null : Math.max(...skews) - Math.min(...skews);
}

/** A name for texts, with its mark where another member has the same one: `Ann`, `Ann (2)`. */
export function markedName(person: Pick<Person, 'name' | 'mark'>): string {
  return person.mark === null ? person.name : `${person.name} (${person.mark})`;
}

/** Marks for members whose name somebody else has as well. */
export function nameMarks(
  members: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, number> {
  const byName = new Map<string, string[]>();
  for (const member of members) {
    const alike = member.name.normalize('NFKC').toLowerCase();
    byName.set(alike, [...(byName.get(alike) ?? []), member.id]);
  }
  const marks = new Map<string, number>();
  for (const ids of byName.values()) {
    if (ids.length > 1) ids.forEach((id, index) => marks.set(id, index + 1));
  }
  return marks;
}

const rank = (person: Person) => (person.here ? 0 : person.me ? 1 : 2);

function placeOf({ telemetry }: Presence, state: PersonState): Place | null {
  if (telemetry === null || telemetry.position === null) return null;
  const { position, at, rate, excursion } = telemetry;
  const moves = state === 'playing' || excursion === 'playing';
  return { position, at, rate: moves ? (rate ?? 1) : 0 };
}

function stateOf(row: Presence, current: string | null): PersonState {
  if (row.link === 'down') return 'lost';
  const { telemetry } = row;
  if (telemetry === null) return 'joining';
  switch (telemetry.state) {
    case 'playing':
    case 'paused':
    case 'starting':
    case 'buffering':
    case 'away':
    case 'failed':
      return current !== null && telemetry.film?.item !== current ? 'noFilm' : telemetry.state;
    case 'landing':
      return 'starting';
    case 'noSource':
      return 'noFilm';
  }
}

/**
 * Each is compared with the room's line at the moment it was measured: a report is up to two seconds old, and the line
 * is what both are meant to be on. A measured skew is finer than a position.
 */
function gapBetween(other: Presence, view: RoomView): number | null {
  const theirs = other.telemetry;
  const { follow, room } = view;
  if (theirs === null || follow === null || room === null || theirs.film?.item !== room.current) return null;
  const { timeline } = room.playback;
  // Told before the line changed, it says nothing about now.
  if (theirs.at < timeline.at) return null;
  const theirSkew =
    theirs.skewMs ??
    (theirs.position === null ? null : (theirs.position - positionAt(timeline, theirs.at)) * 1000);
  const mySkew =
    follow.skewMs ??
    (follow.position === null || follow.target === null ? null : (follow.position - follow.target) * 1000);
  return theirSkew === null || mySkew === null ? null : theirSkew - mySkew;
}
