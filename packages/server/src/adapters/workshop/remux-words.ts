/** RemuxWords: what ffmpeg is told after its input to put pictures into an mp4 as they are, with every track of sound. [UP10] */
import type { FoundFilm } from '../../ports/workshop.ts';
import { mp4Audio } from './plan.ts';

export function remuxWords({ audio, video }: Pick<FoundFilm, 'audio' | 'video'>): readonly string[] {
  const tracks = audio.flatMap(({ index, codec }) => [
    '-map',
    `0:a:${index}`,
    `-c:a:${index}`,
    mp4Audio.has(codec) ? 'copy' : 'aac',
    ...(mp4Audio.has(codec) ? [] : [`-b:a:${index}`, '192k']),
  ]);
  return [
    '-map',
    '0:v:0',
    '-c:v',
    'copy',
    ...(video === 'hevc' ? ['-tag:v', 'hvc1'] : []),
    ...tracks,
    '-sn',
    '-dn',
    '-strict',
    '-2',
    '-movflags',
    '+faststart',
    '-f',
    'mp4',
  ];
}
