/** Worker messages: what the page and the worker that reads a film file tell each other. */
import type { FileFacts, Unreadable } from './file-facts.ts';
import type { TrackWay } from './plan.ts';
import type { Timeline } from './timeline.ts';

export type ToWorker =
  /** Once, first. */
  | { readonly type: 'read'; readonly file: File }
  /** A pump brings one track from a position on, until it is closed. */
  | {
      readonly type: 'open';
      readonly pump: number;
      readonly way: TrackWay;
      readonly timeline: Timeline;
      readonly fromSec: number;
      /** What follows the position is damaged: begin behind it. */
      readonly skip: boolean;
    }
  /** Asks for the next piece; there is one question at a time. */
  | { readonly type: 'pull'; readonly pump: number }
  | { readonly type: 'close'; readonly pump: number };

export type FromWorker =
  | { readonly type: 'facts'; readonly facts: FileFacts }
  | { readonly type: 'unreadable'; readonly problem: Unreadable }
  | { readonly type: 'piece'; readonly pump: number; readonly bytes: ArrayBuffer }
  /** Nothing comes after the last piece: the film's end, or as far as it can be read. */
  | { readonly type: 'end'; readonly pump: number }
  /** Not even a first piece could be made. */
  | { readonly type: 'broken'; readonly pump: number };
