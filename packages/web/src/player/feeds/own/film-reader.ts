/** Film reader: the page's end of the worker that takes a film file apart. */
import { fail, ok, type Result, type Stop } from '@lockstep/core';
import type { FileFacts, Unreadable } from './file-facts.ts';
import type { TrackWay } from './plan.ts';
import type { Timeline } from './timeline.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

export type Piece =
  | { readonly type: 'piece'; readonly bytes: ArrayBuffer }
  | { readonly type: 'end' }
  | { readonly type: 'broken' };

export interface RemotePump {
  /** One question at a time. A pump that was stopped has no more. */
  readonly next: () => Promise<Piece>;
  readonly stop: Stop;
}

export interface FilmReader {
  /** Never rejects. */
  readonly facts: Promise<Result<FileFacts, Unreadable>>;
  /** `skip`: what follows the position is damaged. */
  readonly open: (way: TrackWay, timeline: Timeline, fromSec: number, skip: boolean) => RemotePump;
  readonly stop: Stop;
}

export function readFilm(file: File): FilmReader {
  const worker = new Worker(new URL('film-worker.ts', import.meta.url), { type: 'module', name: 'film' });
  const waiting = new Map<number, (piece: Piece) => void>();
  let lastPump = 0;
  let learned: (facts: Result<FileFacts, Unreadable>) => void = () => undefined;
  const facts = new Promise<Result<FileFacts, Unreadable>>((resolve) => {
    learned = resolve;
  });
  const tell = (message: ToWorker): void => worker.postMessage(message);
  const answer = (pump: number, piece: Piece): void => {
    waiting.get(pump)?.(piece);
    waiting.delete(pump);
  };

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    switch (data.type) {
      case 'facts':
        learned(ok(data.facts));
        return;
      case 'unreadable':
        learned(fail(data.problem));
        return;
      case 'piece':
        answer(data.pump, { type: 'piece', bytes: data.bytes });
        return;
      case 'end':
      case 'broken':
        answer(data.pump, { type: data.type });
        return;
    }
  });
  worker.addEventListener('error', () => {
    learned(fail({ why: 'damaged' }));
    for (const pump of waiting.keys()) answer(pump, { type: 'broken' });
  });
  tell({ type: 'read', file });

  return {
    facts,
    open(way, timeline, fromSec, skip) {
      const pump = (lastPump += 1);
      tell({ type: 'open', pump, way, timeline, fromSec, skip });
      return {
        next: () =>
          new Promise((resolve) => {
            waiting.set(pump, resolve);
            tell({ type: 'pull', pump });
          }),
        stop() {
          answer(pump, { type: 'end' });
          tell({ type: 'close', pump });
        },
      };
    },
    stop() {
      worker.terminate();
      learned(fail({ why: 'gone' }));
      for (const pump of waiting.keys()) answer(pump, { type: 'end' });
    },
  };
}
