/** Speakers: who speaks just now, looked at often enough that the film is quieter within 200 ms of the first word. */
import type { Runtime, Stop } from '@lockstep/core';
import { heard, silence, type Speech } from './sound/speech.ts';

export interface Speakers {
  readonly speaking: () => ReadonlySet<string>;
  readonly stop: Stop;
}

const lookMs = 20;

/** `levels`: of everybody who can be heard now, by connection. */
export function watchSpeakers(
  runtime: Pick<Runtime, 'now' | 'every'>,
  levels: () => ReadonlyMap<string, number>,
  onChange: () => void,
): Speakers {
  let known: ReadonlyMap<string, Speech> = new Map();
  let speaking: ReadonlySet<string> = new Set();
  const stop = runtime.every(lookMs, () => {
    const now = runtime.now();
    const entries = [...levels()].map(
      ([connection, level]) => [connection, heard(known.get(connection) ?? silence, level, now)] as const,
    );
    known = new Map(entries);
    const next = new Set(entries.filter(([, speech]) => speech.speaking).map(([connection]) => connection));
    if (next.size === speaking.size && [...next].every((one) => speaking.has(one))) return;
    speaking = next;
    onChange();
  });
  return { speaking: () => speaking, stop };
}
