/** Workshop: looks into files that were uploaded and makes films of them that every browser plays. Rules UP8–UP14 in docs/spec/upload.md. */
import type { Result } from '@lockstep/core';

/** asItIs: browsers play it; remux: they play what is in it, in another container; ladder: it is made anew, in several sizes. */
export type Way = 'asItIs' | 'remux' | 'ladder';

/** noFilm: it is none; needsPrograms: only ffmpeg could make one of it, and it is not here; damaged: ffmpeg gave up. */
export type Unfit = 'noFilm' | 'needsPrograms' | 'damaged';

export interface AudioTrack {
  /** Among the tracks of sound, from 0. */
  readonly index: number;
  readonly codec: string;
  readonly language: string | null;
  readonly title: string | null;
}

export interface TextTrack {
  /** Among all tracks of the file. */
  readonly index: number;
  readonly format: 'vtt' | 'ass';
  readonly language: string | null;
  readonly title: string | null;
}

/** What was found in a file. */
export interface FoundFilm {
  readonly way: Way;
  /** The file that comes out, if it is one. */
  readonly type: 'mp4' | 'webm';
  /** Seconds; null: not known. */
  readonly durationSec: number | null;
  /** As shown, in pixels; null: not known. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly video: string | null;
  readonly audio: readonly AudioTrack[];
  readonly texts: readonly TextTrack[];
  /** Tracks (among all) that are fonts. */
  readonly fonts: readonly number[];
}

/** What is beside a film: names of files in the folder. */
export interface Extras {
  readonly poster: string | null;
  /** WebVTT whose cues name parts of pictures. */
  readonly storyboard: string | null;
  readonly subtitles: readonly {
    readonly file: string;
    readonly format: 'vtt' | 'ass';
    readonly language: string | null;
    readonly title: string | null;
  }[];
  readonly fonts: readonly string[];
}

export interface Work {
  readonly file: string;
  readonly found: FoundFilm;
  /** Finished files are here, and stay if the work is broken off: they are not made again. */
  readonly folder: string;
  /** From 0 to 1. */
  readonly told: (done: number) => void;
  readonly signal: AbortSignal;
}

export interface Workshop {
  /** It can make films, not only pass them on. */
  readonly canMake: boolean;
  /** @param several the uploader wants several sizes, also of what browsers play */
  look(file: string, several: boolean, signal: AbortSignal): Promise<Result<FoundFilm, Unfit>>;
  /** Makes the film in the work's folder; the value is the file to open. */
  make(work: Work): Promise<Result<string, Unfit>>;
  /** Makes what belongs beside it. What cannot be made is left out. */
  dress(work: Work): Promise<Extras>;
}
