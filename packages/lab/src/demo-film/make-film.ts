/** Makes the film: frames and sound of our own, coded by ffmpeg. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { createFilmPainter, filmSize, framesPerSecond } from './draw-frame.ts';
import { renderSound, soundRate } from './sound.ts';

export interface FilmRequest {
  readonly file: string;
  readonly lengthSec: number;
  /**
   * small: as few bytes as the picture needs. steady: always 0.9 Mbit/s, filled up where the picture needs less, as a
   * usual film of this size has, so that buffers and slow lines behave as they do in life.
   */
  readonly weight: 'small' | 'steady';
}

/** Writes an MP4 with H.264 and AAC, beginning with its index. Rejects with what ffmpeg said when it fails. */
export async function makeFilm(request: FilmRequest): Promise<void> {
  await mkdir(dirname(request.file), { recursive: true });
  const ffmpeg = spawn('ffmpeg', ffmpegWords(request), { stdio: ['pipe', 'ignore', 'pipe', 'pipe'] });
  const [pictures, , complaints, sound] = ffmpeg.stdio;
  let complaint = '';
  complaints?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<void>((resolve, reject) => {
    ffmpeg.once('error', reject);
    ffmpeg.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}: ${complaint.slice(-2000)}`)),
    );
  });
  // Whoever ends first decides: a broken pipe is only the echo of ffmpeg's own complaint.
  await Promise.race([ended, feed(pictures as Writable, sound as Writable, request.lengthSec)]);
  await ended;
}

async function feed(pictures: Writable, sound: Writable, lengthSec: number): Promise<void> {
  for (const pipe of [pictures, sound]) pipe.on('error', () => undefined);
  sound.end(renderSound(lengthSec));
  const paintFrame = createFilmPainter(lengthSec);
  for (let frame = 0; frame < lengthSec * framesPerSecond; frame += 1) {
    if (!pictures.write(paintFrame(frame).data)) await once(pictures, 'drain');
  }
  pictures.end();
}

function ffmpegWords({ file, weight }: FilmRequest): string[] {
  const size = `${filmSize.width}x${filmSize.height}`;
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-s',
    size,
    '-r',
    String(framesPerSecond),
    '-i',
    'pipe:0',
  ];
  const sound = ['-f', 's16le', '-ar', String(soundRate), '-ac', '1', '-i', 'pipe:3'];
  const colours = ['-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-pix_fmt', 'yuv420p'];
  const tags = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
  const rate =
    weight === 'small'
      ? ['-preset', 'veryslow', '-tune', 'animation', '-crf', '23']
      : ['-preset', 'veryfast', '-b:v', '900k', '-maxrate', '900k', '-bufsize', '900k'];
  const steady = weight === 'steady' ? ['-x264-params', 'nal-hrd=cbr:force-cfr=1'] : [];
  // A key frame each second: a jump decodes 29 frames at most.
  const video = ['-c:v', 'libx264', '-profile:v', 'high', '-g', String(framesPerSecond), ...rate, ...steady];
  const audio = ['-c:a', 'aac', '-b:a', '64k'];
  const output = ['-movflags', '+faststart', '-fflags', '+bitexact', '-map_metadata', '-1', file];
  return ['-y', '-v', 'error', ...input, ...sound, ...colours, ...tags, ...video, ...audio, ...output];
}
