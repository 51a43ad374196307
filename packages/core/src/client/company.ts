/** Company: who is here, as the server tells this connection. */
import type { Down } from '../protocol/down.ts';
import type { Welcome } from '../protocol/welcome.ts';
import { updateRoster } from './roster.ts';
import type { RoomView } from './view.ts';

type CompanyView = Pick<RoomView, 'roster' | 'figures' | 'mostInCall'>;

const nobody: CompanyView = { roster: [], figures: null, mostInCall: null };

export class Company {
  readonly #connection: string;
  #view = nobody;

  /** @param connection one's own */
  constructor(connection: string) {
    this.#connection = connection;
  }

  get view(): CompanyView {
    return this.#view;
  }

  /** Connections of a room so big that it is told of in figures: nobody looks at single members closely. [CL7][CL22] */
  get crowd(): number | null {
    return this.#view.figures?.connections ?? null;
  }

  /** One's own row is in the call. */
  get isInCall(): boolean {
    return this.#view.roster.some(
      ({ connection, call }) => connection === this.#connection && call !== undefined,
    );
  }

  welcomed({ roster, figures, mostInCall }: Pick<Welcome, 'roster' | 'figures' | 'mostInCall'>): void {
    this.#view = { roster, figures: figures ?? null, mostInCall: mostInCall ?? null };
  }

  take(digest: Extract<Down, { type: 'digest' }>): void {
    const roster = updateRoster(this.#view.roster, digest, this.#connection);
    this.#view = { ...this.#view, roster, figures: digest.figures ?? null };
  }
}
