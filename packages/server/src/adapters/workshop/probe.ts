/** Probe: what ffprobe finds in a file. It opens that file and nothing else, and only as a film. [UP8] */
import { fail, ok, type Result } from '@lockstep/core';
import * as v from 'valibot';
import type { Unfit } from '../../ports/workshop.ts';
import { runProgram } from './run-program.ts';

/** Containers of films. Playlists and lists of files are none: they would open others. */
const containers = [
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,asf,rm,mxf,nut,dv,wtv',
].join(',');

/** Before the name of every file that ffprobe or ffmpeg reads. */
export const onlyThisFile = (file: string): readonly string[] => [
  '-protocol_whitelist',
  'file',
  '-format_whitelist',
  containers,
  '-i',
  `file:${file}`,
];

const probeMs = 30_000;

const streamShape = v.object({
  index: v.number(),
  codec_type: v.optional(v.string(), ''),
  codec_name: v.optional(v.string(), ''),
  pix_fmt: v.optional(v.string(), ''),
  width: v.optional(v.number(), 0),
  height: v.optional(v.number(), 0),
  disposition: v.optional(v.object({ attached_pic: v.optional(v.number(), 0) }), {}),
  side_data_list: v.optional(v.array(v.object({ rotation: v.optional(v.number(), 0) })), []),
  tags: v.optional(v.record(v.string(), v.string()), {}),
});
const probeShape = v.object({
  format: v.object({ format_name: v.string(), duration: v.optional(v.string()) }),
  streams: v.array(streamShape),
});

export type Stream = v.InferOutput<typeof streamShape>;

export interface Probe {
  readonly container: string;
  readonly durationSec: number | null;
  readonly streams: readonly Stream[];
}

export async function probe(file: string, signal: AbortSignal): Promise<Result<Probe, Unfit>> {
  const shown = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json'];
  const ending = await runProgram('ffprobe', [...shown, ...onlyThisFile(file)], {
    silentMs: probeMs,
    signal,
  });
  if (ending.how === 'missing') return fail('needsPrograms');
  if (ending.how === 'failed') return fail('noFilm');
  return readProbe(ending.output);
}

export function readProbe(text: string): Result<Probe, Unfit> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return fail('noFilm');
  }
  const read = v.safeParse(probeShape, parsed);
  if (!read.success) return fail('noFilm');
  const { format, streams } = read.output;
  const duration = Number(format.duration);
  return ok({
    container: format.format_name,
    durationSec: Number.isFinite(duration) && duration > 0 ? duration : null,
    streams,
  });
}
