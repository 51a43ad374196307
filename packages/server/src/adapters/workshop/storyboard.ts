/** Storyboard: small pictures of a film in a few large ones, and a list of which part of which picture belongs to which time. */

const tileWidth = 160;
const columns = 10;
const rows = 10;
const mostTiles = 400;
const shortestSec = 2;

export interface Storyboard {
  /** Seconds from one picture to the next. */
  readonly everySec: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly tiles: number;
  readonly sheets: number;
}

/** null: it is too short for one, or nobody knows its length. */
export function storyboardOf(
  durationSec: number | null,
  size: { readonly width: number; readonly height: number } | null,
): Storyboard | null {
  if (durationSec === null || size === null || durationSec < 2 * shortestSec) return null;
  const everySec = Math.max(shortestSec, Math.ceil(durationSec / mostTiles));
  const tiles = Math.ceil(durationSec / everySec);
  const tileHeight = 2 * Math.round((tileWidth * size.height) / size.width / 2);
  return { everySec, tileWidth, tileHeight, tiles, sheets: Math.ceil(tiles / (columns * rows)) };
}

/** What ffmpeg is told after its input; only whole pictures are looked at, which is quick. */
export const storyboardWords = (board: Storyboard, folder: string): readonly string[] => [
  '-map',
  '0:v:0',
  '-an',
  '-sn',
  '-dn',
  '-vf',
  `fps=1/${board.everySec}:start_time=0:round=up,scale=${board.tileWidth}:${board.tileHeight},setsar=1,tile=${columns}x${rows}`,
  '-frames:v',
  String(board.sheets),
  '-q:v',
  '5',
  '-f',
  'image2',
  `${folder}/storyboard-%d.jpg`,
];

/** @param sheets how many came out */
export function storyboardList(board: Storyboard, durationSec: number, sheets: number): string {
  const { everySec, tileWidth: width, tileHeight: height } = board;
  const tiles = Math.min(board.tiles, sheets * columns * rows);
  const cues = Array.from({ length: tiles }, (_, tile) => {
    const place = tile % (columns * rows);
    const [x, y] = [(place % columns) * width, Math.floor(place / columns) * height];
    const [from, to] = [tile * everySec, Math.min(durationSec, (tile + 1) * everySec)];
    const sheet = Math.floor(tile / (columns * rows)) + 1;
    return `${clock(from)} --> ${clock(to)}\nstoryboard-${sheet}.jpg#xywh=${x},${y},${width},${height}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const part = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const [hours, minutes] = [Math.floor(ms / 3600_000), Math.floor(ms / 60_000) % 60];
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(Math.floor(ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
}
