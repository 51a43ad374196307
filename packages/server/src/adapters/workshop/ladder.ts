/** Ladder: the sizes in which a film is made, and the list from which players choose one (HLS). [UP11] */
import type { AudioTrack, FoundFilm } from '../../ports/workshop.ts';

export interface Rung {
  /** Also the name of its folder. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** The most of its pictures, kbit/s. Without it the list would be wrong about what a line must carry. */
  readonly videoKbps: number;
  readonly audioKbps: number;
}

/** By the shorter side, in pixels. */
const steps: readonly { readonly short: number; readonly kbps: number }[] = [
  { short: 360, kbps: 800 },
  { short: 480, kbps: 1400 },
  { short: 720, kbps: 2800 },
  { short: 1080, kbps: 5000 },
  { short: 1440, kbps: 9000 },
  { short: 2160, kbps: 16_000 },
];
/** A step so close to the film's own size is left out. */
const closest = 1.2;
const usual = { width: 1280, height: 720 };
export const audioKbps = 128;

/** From the smallest, which is ready first, up to the film's own size. */
export function rungsOf({ size }: Pick<FoundFilm, 'size'>): readonly Rung[] {
  const { width, height } = size ?? usual;
  const own = Math.min(width, height);
  const top = steps.find(({ short }) => own <= short) ?? steps.at(-1);
  const biggest = top === undefined ? own : Math.min(own, top.short);
  const below = steps.filter(({ short }) => short * closest <= biggest);
  const ownStep = { short: biggest, kbps: top?.kbps ?? 0 };
  return [...below, ownStep].map(({ short, kbps }) => {
    const scale = short / own;
    return {
      name: `${short}p`,
      width: even(width * scale),
      height: even(height * scale),
      videoKbps: kbps,
      audioKbps,
    };
  });
}

/** Half the colours of two pixels cannot be kept. */
const even = (pixels: number): number => Math.max(2, 2 * Math.round(pixels / 2));

const segmentSec = 4;
const keyFrames = ['-force_key_frames', `expr:gte(t,n_forced*${segmentSec})`, '-sc_threshold', '0'];

const sound = (index: number): readonly string[] => [
  '-map',
  `0:a:${index}`,
  '-c:a',
  'aac',
  '-ac',
  '2',
  '-b:a',
  `${audioKbps}k`,
];

const segments = (folder: string): readonly string[] => [
  '-f',
  'hls',
  '-hls_time',
  String(segmentSec),
  '-hls_playlist_type',
  'vod',
  '-hls_segment_type',
  'fmp4',
  '-hls_fmp4_init_filename',
  'init.mp4',
  '-master_pl_name',
  masterName,
  '-hls_segment_filename',
  `${folder}/s%d.m4s`,
  `${folder}/${listName}`,
];

export const masterName = 'master.m3u8';
export const listName = 'index.m3u8';

/** What ffmpeg is told after its input to make one size, its sound with it. */
export function rungWords(
  rung: Rung,
  { audio }: Pick<FoundFilm, 'audio'>,
  folder: string,
): readonly string[] {
  const rate = ['-maxrate', `${rung.videoKbps}k`, '-bufsize', `${2 * rung.videoKbps}k`];
  return [
    '-map',
    '0:v:0',
    '-vf',
    `scale=${rung.width}:${rung.height},setsar=1`,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '23',
    ...rate,
    '-pix_fmt',
    'yuv420p',
    ...keyFrames,
    ...(audio.length > 0 ? sound(0) : []),
    '-map_metadata',
    '-1',
    '-sn',
    '-dn',
    ...segments(folder),
  ];
}

/** The same for a further track of sound, by itself. */
export const soundWords = ({ index }: AudioTrack, folder: string): readonly string[] => [
  ...sound(index),
  '-vn',
  '-sn',
  '-dn',
  '-map_metadata',
  '-1',
  ...segments(folder),
];

export const soundName = ({ index }: AudioTrack): string => `sound-${index}`;

const streamLine = /^#EXT-X-STREAM-INF:.*$/m;

/** Of the lists that ffmpeg wrote for each size; sound beside the pictures is told too. */
export function masterOf(
  rungs: readonly { readonly name: string; readonly master: string }[],
  audio: readonly AudioTrack[],
): string {
  const isChoice = audio.length > 1;
  const tracks = isChoice ? audio.map(trackLine) : [];
  const sizes = rungs.flatMap(({ name, master }) => {
    const line = streamLine.exec(master)?.[0];
    return line === undefined ? [] : [isChoice ? `${line},AUDIO="sound"` : line, `${name}/${listName}`];
  });
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...tracks, ...sizes, ''].join('\n');
}

/** The first is inside every size, and so has no list of its own. */
function trackLine(track: AudioTrack): string {
  const { index, language, title } = track;
  const name = (title ?? language ?? `${index + 1}`).replaceAll('"', '’');
  const isFirst = index === 0;
  const words = [
    'TYPE=AUDIO,GROUP-ID="sound"',
    `NAME="${name}${isFirst ? '' : ` (${index + 1})`}"`,
    ...(language === null ? [] : [`LANGUAGE="${language}"`]),
    `DEFAULT=${isFirst ? 'YES' : 'NO'},AUTOSELECT=YES`,
    ...(isFirst ? [] : [`URI="${soundName(track)}/${listName}"`]),
  ];
  return `#EXT-X-MEDIA:${words.join(',')}`;
}
