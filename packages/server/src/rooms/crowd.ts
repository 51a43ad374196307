/**
 * Crowd: which connections of a big room everybody is told of, and the rest in figures: those who did something last,
 * those in the call, and those farthest off. Rules PR35, PR36 in docs/spec/protocol.md.
 */
import { farOffMs, type Figures, type MemberId, type Presence } from '@lockstep/core';

const worstRows = 10;
const talkers = 30;

export class Crowd {
  /** Who did something, the last one last. */
  readonly #talkers = new Set<MemberId>();
  /** Connections that everybody has been told of. */
  #shown: ReadonlySet<string> = new Set();
  /** How those were who did something or are in the call. */
  #told: ReadonlyMap<string, string> = new Map();

  /** This member did something that others notice. */
  acted(member: MemberId): void {
    this.#talkers.delete(member);
    this.#talkers.add(member);
    const [first] = this.#talkers;
    if (this.#talkers.size > talkers && first !== undefined) this.#talkers.delete(first);
  }

  /** Those who did something or are in the call are others, or not as everybody was told last, but for where the film is. */
  hasNews(all: readonly Presence[]): boolean {
    const named = this.#named(all);
    return (
      named.length !== this.#told.size || named.some((row) => this.#told.get(row.connection) !== standOf(row))
    );
  }

  /** Those to be shown now of all that are there; `gone` are those who were shown and are no more. */
  choose(all: readonly Presence[]): { readonly rows: readonly Presence[]; readonly gone: readonly string[] } {
    const worst = all
      .filter(({ telemetry }) => Math.abs(telemetry?.skewMs ?? 0) >= farOffMs)
      .toSorted((a, b) => Math.abs(b.telemetry?.skewMs ?? 0) - Math.abs(a.telemetry?.skewMs ?? 0))
      .slice(0, worstRows);
    const named = this.#named(all);
    const rows = [...new Set([...named, ...worst])];
    this.#told = new Map(named.map((row) => [row.connection, standOf(row)]));
    const shown = new Set(rows.map(({ connection }) => connection));
    const gone = [...this.#shown].filter((connection) => !shown.has(connection));
    this.#shown = shown;
    return { rows, gone };
  }

  /** Those shown last. */
  get shown(): ReadonlySet<string> {
    return this.#shown;
  }

  /** The room is small again: everybody is told of all, so nothing counts as shown only here. */
  forget(): void {
    this.#shown = new Set();
    this.#told = new Map();
  }

  #named(all: readonly Presence[]): readonly Presence[] {
    return all.filter(({ member, call }) => call !== undefined || this.#talkers.has(member));
  }
}

/** What others see at once when it is another. */
const standOf = ({ link, telemetry, call }: Presence): string =>
  JSON.stringify([link, telemetry?.state, telemetry?.visible, telemetry?.trouble?.cause, call]);

export function figuresOf(all: readonly Presence[]): Figures {
  const skews: number[] = [];
  const members = new Set<MemberId>();
  let [down, playing, buffering, away] = [0, 0, 0, 0];
  for (const { member, link, telemetry } of all) {
    members.add(member);
    if (link === 'down') down++;
    if (telemetry?.state === 'playing') playing++;
    if (telemetry?.state === 'buffering') buffering++;
    if (telemetry?.state === 'away') away++;
    if (telemetry?.skewMs !== null && telemetry?.skewMs !== undefined) skews.push(Math.abs(telemetry.skewMs));
  }
  skews.sort((a, b) => a - b);
  const share = (part: number): number => Math.min(1e7, skews[Math.floor((skews.length - 1) * part)] ?? 0);
  const skewMs = skews.length === 0 ? null : { half: share(0.5), nineInTen: share(0.9) };
  return { members: members.size, connections: all.length, down, playing, buffering, away, skewMs };
}
