/**
 * Company: what those who are here are told of each other: of a small room everything, of a crowd some and figures.
 * Rules PR12, PR35, PR36 in docs/spec/protocol.md.
 */
import type { Digest, Figures, MemberId, Presence } from '@lockstep/core';
import { Crowd, figuresOf } from './crowd.ts';

/** Of a crowd a digest comes every so many turns, unless somebody who is shown by name is another. [PR35] */
const crowdTurns = 4;

/** Everybody's connections, here and on other nodes. */
export interface Everybody {
  readonly size: number;
  roster(): readonly Presence[];
  rowOf(connection: string): Presence | null;
  /** What changed since it was last asked, at most `rows` rows, those that wait longest first; null if nothing did. */
  digest(rows: number): Digest | null;
  /** Which changed since it was last asked; null if none did and none went. */
  changed(): ReadonlySet<string> | null;
}

export class Company {
  readonly #everybody: Everybody;
  readonly #rowsForAll: number;
  readonly #crowd = new Crowd();
  readonly #watching = new Map<string, readonly MemberId[]>();
  /** Connections of which somebody here was told while everybody was told of all; at most so many as that is done for. */
  readonly #known = new Set<string>();
  /** Of the last digest of a crowd. */
  #figures: Figures | null = null;
  /** Since the last digest of a crowd; null: none, and none went. */
  #changed: ReadonlySet<string> | null = null;
  #turns = 0;
  /** The last digest was of a crowd. */
  #wasCrowd = false;

  /** Up to `rowsForAll` connections everybody is told of all. [PR35] */
  constructor(everybody: Everybody, rowsForAll: number) {
    this.#everybody = everybody;
    this.#rowsForAll = rowsForAll;
  }

  /** This member did something: in a crowd everybody is told where he is. */
  acted(member: MemberId): void {
    this.#crowd.acted(member);
  }

  /** In a crowd: this connection is told of these members, whoever else is shown. Replaces what it wanted before. */
  watch(connection: string, members: readonly MemberId[]): void {
    if (members.length === 0) this.#watching.delete(connection);
    else this.#watching.set(connection, members);
  }

  /** This connection is not here any more. */
  forget(connection: string): void {
    this.#watching.delete(connection);
  }

  /** What a newcomer is told of the others, and of himself. In a crowd that costs the same however big it is. */
  welcome(connection: string): { readonly roster: readonly Presence[]; readonly figures?: Figures } {
    if (!this.isCrowd) {
      const roster = this.#everybody.roster();
      for (const row of roster) this.#known.add(row.connection);
      return { roster };
    }
    const shown = new Set([...this.#crowd.shown, connection]);
    const roster = [...shown].flatMap((one) => this.#everybody.rowOf(one) ?? []);
    this.#figures ??= figuresOf(this.#everybody.roster());
    return { roster, figures: this.#figures };
  }

  /** What changed since the last one, or null; at most `rows` rows. */
  digest(rows: number): Digest | null {
    if (this.isCrowd) return this.#digestOfCrowd();
    const news = this.#everybody.digest(rows);
    if (this.#wasCrowd) return this.#dispersed(news);
    if (news === null) return null;
    for (const { connection } of news.rows) this.#known.add(connection);
    for (const connection of news.gone) this.#known.delete(connection);
    return news;
  }

  /** Of this one everybody is told at once, unless there are too many of them: then with what is told next. [CA1] */
  rowNow(connection: string): Digest | null {
    const row = this.isCrowd || this.#wasCrowd ? null : this.#everybody.rowOf(connection);
    if (row === null) return null;
    this.#known.add(connection);
    return { type: 'digest', rows: [row], gone: [] };
  }

  /** What is told to those who watch somebody in a crowd. [PR36] */
  watched(): readonly (readonly [string, Digest])[] {
    if (!this.isCrowd || this.#watching.size === 0) return [];
    const byMember = new Map<MemberId, Presence[]>();
    for (const row of this.#everybody.roster()) {
      byMember.set(row.member, [...(byMember.get(row.member) ?? []), row]);
    }
    // A digest without figures would say that the room is small again.
    const figures = this.#figures ?? figuresOf(this.#everybody.roster());
    return [...this.#watching].flatMap(([connection, members]) => {
      const rows = members.flatMap((member) => byMember.get(member) ?? []);
      return rows.length === 0 ? [] : [[connection, { type: 'digest', rows, gone: [], figures }] as const];
    });
  }

  /** Too many for everybody to be told of all. */
  get isCrowd(): boolean {
    return this.#everybody.size > this.#rowsForAll;
  }

  #digestOfCrowd(): Digest | null {
    const news = this.#everybody.changed();
    if (news !== null) this.#changed = new Set([...(this.#changed ?? []), ...news]);
    this.#turns++;
    const changed = this.#changed;
    if (changed === null) return null;
    const all = this.#everybody.roster();
    const isTurn = this.#turns >= crowdTurns || !this.#wasCrowd;
    if (!isTurn && !this.#crowd.hasNews(all)) return null;
    this.#changed = null;
    this.#turns = 0;
    // Whoever was there while the room was small is known to everybody.
    const known = [...this.#known];
    this.#known.clear();
    this.#wasCrowd = true;
    const before = this.#crowd.shown;
    const { rows: shown, gone } = this.#crowd.choose(all);
    const now = this.#crowd.shown;
    const rows = shown.filter(({ connection }) => changed.has(connection) || !before.has(connection));
    const left = new Set([...gone, ...known.filter((connection) => !now.has(connection))]);
    this.#figures = figuresOf(all);
    return { type: 'digest', rows, gone: [...left], figures: this.#figures };
  }

  /** The room is small again: of most of the crowd nobody was told. */
  #dispersed(news: Digest | null): Digest {
    this.#crowd.forget();
    this.#changed = null;
    this.#wasCrowd = false;
    this.#figures = null;
    const rows = this.#everybody.roster();
    for (const { connection } of rows) this.#known.add(connection);
    return { type: 'digest', rows, gone: news?.gone ?? [] };
  }
}
