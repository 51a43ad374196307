/** Read subtitles: what a file of subtitles says, or why it is none. Everything stays on this device. */
import { fail, ok, type Result } from '@lockstep/core';
import type { CaptionsFileFormat } from 'media-captions';
import { cuesOf, type Cue } from './cues.ts';
import type { StyledScript } from './styled-script.ts';
import { textOf } from './text-of.ts';

export type SubtitleProblem =
  | 'notSubtitles'
  | 'tooLarge'
  | 'empty'
  /** The address leads nowhere, or to a site that lets no other page read it. */
  | 'unreachable';

/** What a track says. */
export interface SubtitleText {
  readonly cues: readonly Cue[];
  /** The same in its own style; null: it has none. */
  readonly script: StyledScript | null;
  /** What was in the file, to be shared; null: it was not read as one. */
  readonly plain: string | null;
}

const FORMATS: Readonly<Record<string, CaptionsFileFormat>> = {
  vtt: 'vtt',
  srt: 'srt',
  ass: 'ass',
  ssa: 'ssa',
};
/** The longest films have a few hundred KB of text. */
export const LARGEST_BYTES = 10_000_000;

/** By its ending; a wrong one is seen by what is inside. */
export async function readSubtitles(file: File): Promise<Result<SubtitleText, SubtitleProblem>> {
  if (file.size > LARGEST_BYTES) return fail('tooLarge');
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  const format = formatOf(text) ?? FORMATS[endingOf(file.name)];
  if (format === undefined) return fail('notSubtitles');
  const cues = await cuesOf(text, format);
  if (cues.length === 0) return fail('empty');
  const script = format === 'ass' || format === 'ssa' ? { text, fonts: [] } : null;
  return ok({ cues, script, plain: text });
}

function formatOf(text: string): CaptionsFileFormat | null {
  const begin = text.slice(0, 2000).trimStart();
  if (begin.startsWith('WEBVTT')) return 'vtt';
  if (/^\[Script Info\]/i.test(begin)) return 'ass';
  return /^\d+\s*\r?\n\s*\d+:\d\d:\d\d[,.]\d+\s*-->/.test(begin) ? 'srt' : null;
}

const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';
