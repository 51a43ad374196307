/** ViewerBook: which members look through which browsers, as they themselves have shown by asking, in bounded memory. */
import type { MemberId } from '@lockstep/core';

/** A member may have several browsers; of so many members in so many rooms. */
const mostBrowsers = 5;
const mostEntries = 5000;

export class ViewerBook {
  /** By room and member, whoever asked last at the end. */
  readonly #entries = new Map<string, readonly string[]>();

  note(room: string, member: MemberId, viewer: string): void {
    const key = `${room} ${member}`;
    const before = this.of(room, member).filter((one) => one !== viewer);
    this.#entries.delete(key);
    this.#entries.set(key, [viewer, ...before].slice(0, mostBrowsers));
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > mostEntries && oldest !== undefined) this.#entries.delete(oldest);
  }

  of(room: string, member: MemberId): readonly string[] {
    return this.#entries.get(`${room} ${member}`) ?? [];
  }
}
