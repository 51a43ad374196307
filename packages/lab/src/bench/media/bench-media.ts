/** `npm run bench media`: what films cost on their way; one file for each part. */
import { writeFile } from 'node:fs/promises';
import { describeMachine } from '../machine.ts';
import { describeBrowser } from '../sync/browser.ts';
import type { MediaFigures } from './figures.ts';
import { measureMkv } from './mkv.ts';
import { readWords, type Part } from './words.ts';

/** Returns the exit code: 0 when measured, whatever was found; 1 when something could not be; 2 when the words make no sense. */
export async function benchMedia(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const machine = { ...describeMachine(), browser: describeBrowser() };
  const measures: Readonly<Record<Part, () => Promise<MediaFigures>>> = {
    mkv: async () => ({ mkv: await measureMkv(asked.sizeGB) }),
  };
  const failed: Part[] = [];
  let figures: MediaFigures = {};
  for (const part of asked.wanted) {
    process.stderr.write(`${part} …\n`);
    try {
      figures = { ...figures, ...(await measures[part]()) };
    } catch (error) {
      // What the others found is not lost with it.
      failed.push(part);
      process.stderr.write(
        `${part}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
  }
  const result = { date: new Date().toISOString(), machine, ...figures };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  if (asked.json !== null) await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`);
  return failed.length === 0 ? 0 : 1;
}
