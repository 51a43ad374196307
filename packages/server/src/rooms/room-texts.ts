/**
 * RoomTexts: the files of subtitles that a room keeps: as long as an item names them, or one that can be brought back to
 * the queue. What nobody can come to any more goes a minute later: somebody may still be fetching it, or about to share it
 * again. [SB19]
 */
import type { RoomState, Stop } from '@lockstep/core';
import type { Environment } from './environment.ts';

/** Where a text of this name is found. */
export const textAddress = (name: string): string => `/api/subtitles/${name}`;

/** SHA-256, base64url. */
export const isTextName = (name: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(name);

const named = /^\/api\/subtitles\/([A-Za-z0-9_-]{43})(?![\w-])/;

/** Names of the texts that the room's items lead to, also those that were taken off the queue and can come back. */
export function textsNamedIn({ queue, undos, closed }: RoomState): ReadonlySet<string> {
  const items = closed ? [] : [...queue, ...undos.flatMap((undo) => undo.items)];
  const urls = items.flatMap(({ subtitles = [] }) => subtitles.map(({ url }) => url));
  return new Set(urls.flatMap((url) => named.exec(url)?.[1] ?? []));
}

export interface RoomTextsOptions {
  readonly environment: Environment;
  readonly room: string;
  readonly state: () => RoomState;
}

export class RoomTexts {
  readonly #options: RoomTextsOptions;
  readonly #leaving = new Set<string>();
  #stopTimer: Stop | null = null;

  constructor(options: RoomTextsOptions) {
    this.#options = options;
  }

  /** What the run before this one left over. */
  async load(): Promise<void> {
    const { environment, room } = this.#options;
    const kept = await environment.log.textsOf(room);
    if (kept.length === 0) return;
    const wanted = textsNamedIn(this.#options.state());
    this.#dismiss(kept.filter((name) => !wanted.has(name)));
  }

  /** The room was `before`. */
  changed(before: RoomState): void {
    const state = this.#options.state();
    if (state.queue === before.queue && state.undos === before.undos && state.closed === before.closed)
      return;
    const [was, is] = [textsNamedIn(before), textsNamedIn(state)];
    for (const name of is) if (!was.has(name)) void this.#adopt(name).catch(this.#failed);
    this.#dismiss([...was].filter((name) => !is.has(name)));
  }

  stop(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
  }

  /** An address can be carried here from another room, which may let go of its text. */
  async #adopt(name: string): Promise<void> {
    const { environment, room } = this.#options;
    const text = await environment.log.readText(name);
    if (text !== null) await environment.log.keepText(room, name, text);
  }

  #dismiss(names: readonly string[]): void {
    if (names.length === 0) return;
    for (const name of names) this.#leaving.add(name);
    this.#stopTimer?.();
    const { environment, state } = this.#options;
    // Nobody comes to a room that is over.
    const ms = state().closed ? 0 : environment.limits.textsMs;
    this.#stopTimer = environment.runtime.after(ms, () => {
      this.#stopTimer = null;
      void this.#let().catch(this.#failed);
    });
  }

  async #let(): Promise<void> {
    const { environment, room, state } = this.#options;
    for (const name of this.#leaving) {
      this.#leaving.delete(name);
      if (textsNamedIn(state()).has(name)) continue;
      await environment.log.dropText(room, name);
      environment.runtime.log('info', 'subtitles deleted', { room });
    }
  }

  /** The log is away: what is left over goes when the room is opened again. */
  readonly #failed = (error: unknown): void => {
    const { environment, room } = this.#options;
    environment.runtime.log('warn', 'subtitles', { room, error: String(error) });
  };
}
