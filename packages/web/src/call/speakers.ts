/** Speakers: who speaks just now, looked at often enough that the film is quieter within 200 ms of the first word. [CA50] */
import type { Runtime, Stop } from '@lockstep/core';
import { heard, silence, type Speech } from './sound/speech.ts';

export interface Speakers {
  readonly speaking: () => ReadonlySet<string>;
  readonly stop: Stop;
}

const lookMs = 20;
/** Each look asks every voice's connection and waits for its answer: most of what a page does in a call. */
const calmLookMs = 80;

/** `levels`: of everybody who can be heard now, by connection. `isHasty`: something waits for the first word. */
export function watchSpeakers(
  runtime: Pick<Runtime, 'now' | 'after'>,
  levels: () => ReadonlyMap<string, number>,
  onChange: () => void,
  isHasty: () => boolean,
): Speakers {
  let known: ReadonlyMap<string, Speech> = new Map();
  let speaking: ReadonlySet<string> = new Set();
  const look = (): void => {
    stop = lookLater();
    const now = runtime.now();
    const entries = [...levels()].map(
      ([connection, level]) => [connection, heard(known.get(connection) ?? silence, level, now)] as const,
    );
    known = new Map(entries);
    const next = new Set(entries.filter(([, speech]) => speech.speaking).map(([connection]) => connection));
    if (next.size === speaking.size && [...next].every((one) => speaking.has(one))) return;
    speaking = next;
    onChange();
  };
  const lookLater = (): Stop => runtime.after(isHasty() ? lookMs : calmLookMs, look);
  let stop = lookLater();
  return { speaking: () => speaking, stop: () => stop() };
}
