/** DressFilm: what belongs beside a film: poster, storyboard, its subtitles and their fonts. What cannot be made is left out. [UP13] */
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Extras, Work } from '../../ports/workshop.ts';
import { onlyThisFile } from './probe.ts';
import { runProgram } from './run-program.ts';
import { storyboardList, storyboardOf, storyboardWords } from './storyboard.ts';

/** Subtitles are found by reading the whole file, in which ffmpeg says nothing. */
const silentMs = 600_000;
/** Where in the film its poster is taken: after logos, before the end. */
const posterAt = 0.12;
const posterWidth = 640;
const mostTexts = 50;
const mostFonts = 50;
const mostFontBytes = 30 * 1024 * 1024;

export async function dressFilm(work: Work): Promise<Extras> {
  await rm(work.folder, { recursive: true, force: true });
  await mkdir(work.folder, { recursive: true });
  const poster = await makePoster(work);
  work.told(0.1);
  const storyboard = await makeStoryboard(work);
  work.told(0.5);
  const subtitles = await makeSubtitles(work);
  const fonts = await takeFonts(work);
  work.told(1);
  return { poster, storyboard, subtitles, fonts };
}

async function run(
  { file, signal }: Work,
  words: readonly string[],
  before: readonly string[] = [],
): Promise<boolean> {
  const all = ['-v', 'error', '-nostdin', '-y', ...before, ...onlyThisFile(file), ...words];
  return (await runProgram('ffmpeg', all, { silentMs, signal })).how === 'done';
}

const isThere = async (file: string): Promise<boolean> =>
  ((await stat(file).catch(() => null))?.size ?? 0) > 0;

async function makePoster(work: Work): Promise<string | null> {
  const name = 'poster.jpg';
  const place = join(work.folder, name);
  const at = ((work.found.durationSec ?? 0) * posterAt).toFixed(2);
  const picture = ['-map', '0:v:0', '-frames:v', '1', '-vf', `scale=${posterWidth}:-2,setsar=1`];
  await run(work, [...picture, '-q:v', '4', '-f', 'mjpeg', place], ['-ss', at]);
  return (await isThere(place)) ? name : null;
}

async function makeStoryboard(work: Work): Promise<string | null> {
  const { found, folder } = work;
  const board = storyboardOf(found.durationSec, found.size);
  if (board === null) return null;
  await run(work, storyboardWords(board, folder), ['-skip_frame', 'nokey']);
  const sheets = (await readdir(folder)).filter((name) => /^storyboard-\d+\.jpg$/.test(name)).length;
  if (sheets === 0) return null;
  const name = 'storyboard.vtt';
  await writeFile(join(folder, name), storyboardList(board, found.durationSec ?? 0, sheets));
  return name;
}

/** All in one go: the file is read once. */
async function makeSubtitles(work: Work): Promise<Extras['subtitles']> {
  const texts = work.found.texts
    .slice(0, mostTexts)
    .map((track, number) => ({ ...track, file: `subtitles-${number + 1}.${track.format}` }));
  if (texts.length === 0) return [];
  const outputs = (wanted: typeof texts): readonly string[] =>
    wanted.flatMap(({ index, format, file }) => [
      '-map',
      `0:${index}`,
      '-c:s',
      format === 'vtt' ? 'webvtt' : 'ass',
      '-f',
      format === 'vtt' ? 'webvtt' : 'ass',
      join(work.folder, file),
    ]);
  // One that cannot be read must not take the others with it.
  if (!(await run(work, outputs(texts)))) for (const one of texts) await run(work, outputs([one]));
  const made: Extras['subtitles'][number][] = [];
  for (const { file, format, language, title } of texts) {
    if (await isThere(join(work.folder, file))) made.push({ file, format, language, title });
    else await rm(join(work.folder, file), { force: true });
  }
  return made;
}

/** By numbers of ours: what a file calls its fonts is no name of a file here. */
async function takeFonts(work: Work): Promise<readonly string[]> {
  const fonts = work.found.fonts
    .slice(0, mostFonts)
    .map((index, number) => ({ index, file: `font-${number + 1}.ttf` }));
  if (fonts.length === 0) return [];
  const dumps = fonts.flatMap(({ index, file }) => [`-dump_attachment:${index}`, join(work.folder, file)]);
  await run(work, ['-t', '0', '-map', '0:v:0', '-f', 'null', '-'], dumps);
  const taken: string[] = [];
  for (const { file } of fonts) {
    const { size = 0 } = (await stat(join(work.folder, file)).catch(() => null)) ?? {};
    if (size > 0 && size <= mostFontBytes) taken.push(file);
    else await rm(join(work.folder, file), { force: true });
  }
  return taken;
}
