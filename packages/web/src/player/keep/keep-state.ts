/** Keep state: how far the fetching of one film to this device has come, and how long it still takes. Pure. [TR30] */
import type { KeepNews, KeepProblem } from './keep-worker.ts';

export type KeepState =
  | {
      readonly state: 'fetching';
      readonly bytes: number;
      /** null: not told (yet). */
      readonly total: number | null;
      /** null: not known yet. */
      readonly bytesPerSec: number | null;
      /** Where it stood at earlier moments, to tell how fast it goes. */
      readonly marks: readonly { readonly at: number; readonly bytes: number }[];
    }
  /** A part is here. */
  | { readonly state: 'resting'; readonly bytes: number; readonly total: number | null }
  | {
      readonly state: 'failed';
      readonly why: KeepProblem;
      readonly bytes: number;
      readonly total: number | null;
    }
  | { readonly state: 'kept'; readonly bytes: number };

type Fetching = Extract<KeepState, { state: 'fetching' }>;

/** The rate is that of so long. */
const WINDOW_MS = 5000;

export const beginning = (bytes: number, total: number | null): Fetching => ({
  state: 'fetching',
  bytes,
  total,
  bytesPerSec: null,
  marks: [],
});

/** @param at ms */
export function keepAfter(before: Fetching, news: KeepNews, at: number): KeepState {
  switch (news.type) {
    case 'begun':
      return { ...before, total: news.total, marks: [] };
    case 'came': {
      const { bytes } = news;
      const marks = [...before.marks.filter((mark) => at - mark.at <= WINDOW_MS), { at, bytes }];
      const [first] = marks;
      const isLong = first !== undefined && at - first.at >= 500;
      const bytesPerSec = isLong ? ((bytes - first.bytes) / (at - first.at)) * 1000 : before.bytesPerSec;
      return { ...before, bytes, marks, bytesPerSec };
    }
    case 'done':
      return { state: 'kept', bytes: news.bytes };
    case 'failed':
      return { state: 'failed', why: news.why, bytes: news.bytes, total: before.total };
  }
}

/** 0–1; null: not known. */
export const shareOf = ({ bytes, total }: { bytes: number; total: number | null }): number | null =>
  total === null || total === 0 ? null : Math.min(1, bytes / total);

/** Seconds that it still takes at this rate; null: not known. */
export const leftSec = ({ bytes, total, bytesPerSec }: Fetching): number | null =>
  total === null || bytesPerSec === null || bytesPerSec <= 0
    ? null
    : Math.max(0, total - bytes) / bytesPerSec;
