/** `npm run bench media`: what films cost on their way; one file for each part. */
import { writeFile } from 'node:fs/promises';
import { describeMachine } from '../machine.ts';
import { describeBrowser } from '../sync/browser.ts';
import { boundsText } from '../verdicts.ts';
import { judgeBounds } from './bounds.ts';
import type { MediaFigures } from './figures.ts';
import { measureIndexAtEnd } from './index-at-end.ts';
import { measureMkv } from './mkv.ts';
import { measurePrepare } from './prepare.ts';
import { measureReaders, measureServe } from './serve.ts';
import { measureUpload } from './upload.ts';
import { parts, readWords, type Part } from './words.ts';

/** Returns the exit code: 0 when measured, whatever was found; 1 when something could not be; 2 when the words make no sense. */
export async function benchMedia(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  const { amount } = asked;
  const machine = { ...describeMachine(), browser: describeBrowser() };
  const measures: Readonly<Record<Part, () => Promise<MediaFigures>>> = {
    serve: async () => measureServe(amount.serveGB, amount.serveRounds),
    readers: async () => ({ readers: await measureReaders(amount.serveGB, amount.readersSec) }),
    indexAtEnd: async () => ({ indexAtEnd: await measureIndexAtEnd(amount.openGB, amount.openTrials) }),
    mkv: async () => ({ mkv: await measureMkv(amount.openGB) }),
    upload: async () => ({ upload: await measureUpload(amount.uploadGB) }),
    prepare: async () => ({ prepare: await measurePrepare(amount.prepareSec) }),
  };
  const failed: Part[] = [];
  let figures: MediaFigures = {};
  for (const part of parts.filter((each) => asked.wanted.has(each))) {
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
  const bounds = judgeBounds(figures);
  const result = { date: new Date().toISOString(), machine, ...figures, bounds };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write(boundsText(bounds));
  if (asked.json !== null) await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`);
  return failed.length === 0 ? 0 : 1;
}
