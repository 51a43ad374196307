/** Inside films: the demo film as files that have subtitles inside, made by ffmpeg. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { assets } from '../src/harness/product.ts';
import { styledScript } from './ass.ts';

/** The family of the font that the film brings. */
const BROUGHT_FONT = 'Liberation Sans';

/** One line a second, that says which. */
export const secondLines = (word: string): string =>
  Array.from({ length: 30 }, (_, n) => {
    const at = (second: number) => `00:00:${String(second).padStart(2, '0')},000`;
    return `${n + 1}\n${at(n)} --> ${at(n + 1)}\n${word} ${n}\n`;
  }).join('\n');

/** In a folder: a Matroska film with Chinese text, a script in a font that it brings, and English text; and an MP4 with text. */
export async function makeInsideFilms(
  folder: string,
): Promise<{ readonly mkv: string; readonly mp4: string }> {
  const [mkv, mp4] = [`${folder}/inside.mkv`, `${folder}/inside.mp4`];
  // The app's own fonts have other names, so whatever is drawn in this one came with the film.
  const font = createRequire(import.meta.url).resolve('jassub/dist/default.woff2');
  await writeFile(`${folder}/chinese.srt`, secondLines('第几秒'));
  await writeFile(`${folder}/english.srt`, secondLines('Line'));
  await writeFile(`${folder}/styled.ass`, styledScript(BROUGHT_FONT));
  const run = (...words: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...words]);
  const inputs = ['film', 'chinese.srt', 'styled.ass', 'english.srt'].flatMap((name) => [
    '-i',
    name === 'film' ? `${assets}/demo.mp4` : `${folder}/${name}`,
  ]);
  const told = '-metadata:s:s:0 language=chi -metadata:s:s:1 language=jpn -metadata:s:s:2 language=eng'.split(
    ' ',
  );
  const brought = ['-attach', font, '-metadata:s:t', 'mimetype=font/woff2'];
  const all = '-map 0 -map 1 -map 2 -map 3 -c copy'.split(' ');
  run(...inputs, ...all, ...told, '-metadata:s:s:1', 'title=With styles', ...brought, mkv);
  const two = ['-i', `${assets}/demo.mp4`, '-i', `${folder}/english.srt`, '-map', '0', '-map', '1'];
  run(...two, '-c', 'copy', '-c:s', 'mov_text', '-metadata:s:s:0', 'language=eng', mp4);
  return { mkv, mp4 };
}
