/** Figures: what `npm run bench web -- --json FILE` writes. */
import type { Scores } from './lighthouse.ts';
import type { Smoothness } from './smoothness.ts';
import type { Weight } from './weight.ts';

export interface Middles {
  readonly p50: number;
  readonly p95: number;
}

export interface WebFigures {
  /** Over the wire, packed as the server sends it, with the heads of the answers. */
  readonly homeScriptBytes: number;
  readonly roomScriptBytes: number;
  readonly weights: { readonly home: Weight; readonly room: Weight };
  /** null: nobody ever came in step. */
  readonly linkToFirstFrameMs: Middles | null;
  readonly neverInStep: number;
  /** Longer than 50 ms, while nothing was pressed. */
  readonly longTasks: number;
  readonly smoothness: Smoothness;
  /** null: the room's page has no box to write in. */
  readonly messageMs: Middles | null;
  readonly lighthouse: { readonly home: Scores; readonly room: Scores };
}
