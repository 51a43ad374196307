/** ReaderProcess: those who fetch films, in a process of their own. */
import { percentiles } from '../../harness/analysis/figures.ts';
import { beginsAt, wordBytes } from './counted-film.ts';
import { FilmReader } from './film-reader.ts';
import type { FilmPlace, RangesRead, ReaderAnswer, ReaderOrder } from './orders.ts';

const answer = (message: ReaderAnswer): void => void process.send?.(message);

process.on('message', (order: ReaderOrder) => {
  obey(order).then(answer, (error: unknown) =>
    answer({ done: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
answer({ done: 'started' });

async function obey(order: ReaderOrder): Promise<ReaderAnswer> {
  switch (order.do) {
    case 'whole':
      return { done: 'whole', ms: await readWhole(order.film) };
    case 'ranges':
      return { done: 'ranges', ...(await readRanges(order)) };
  }
}

async function readWhole({ port, path, bytes }: FilmPlace): Promise<number> {
  const reader = new FilmReader(port, path);
  try {
    const began = performance.now();
    const answered = await reader.read(null);
    const ms = performance.now() - began;
    if (answered.status !== 200 || answered.bytes !== bytes || !beginsAt(answered.begins, 0))
      throw new Error(`that was not the film: ${answered.status}, ${answered.bytes} bytes`);
    return ms;
  } finally {
    reader.close();
  }
}

async function readRanges({
  film,
  readers,
  rangeBytes,
  seconds,
}: Extract<ReaderOrder, { do: 'ranges' }>): Promise<RangesRead> {
  const times: number[] = [];
  const troubles: string[] = [];
  let bytes = 0;
  const began = performance.now();
  const isOver = (): boolean => performance.now() - began > seconds * 1000;
  const words = Math.floor((film.bytes - rangeBytes) / wordBytes);

  const readOn = async (): Promise<void> => {
    let reader = new FilmReader(film.port, film.path);
    while (!isOver()) {
      const from = Math.floor(Math.random() * words) * wordBytes;
      const asked = performance.now();
      try {
        const part = await reader.read({ from, to: from + rangeBytes - 1 });
        if (part.status !== 206 || part.bytes !== rangeBytes || !beginsAt(part.begins, from))
          throw new Error(`that was not the part: ${part.status}, ${part.bytes} bytes`);
        times.push(performance.now() - asked);
        bytes += part.bytes;
      } catch (error) {
        troubles.push(error instanceof Error ? error.message : String(error));
        reader.close();
        await new Promise((resolve) => setTimeout(resolve, 100));
        reader = new FilmReader(film.port, film.path);
      }
    }
    reader.close();
  };
  await Promise.all(Array.from({ length: readers }, readOn));
  const rangeMs = percentiles(times) ?? { p50: Infinity, p95: Infinity };
  return {
    ranges: times.length,
    bytes,
    seconds: (performance.now() - began) / 1000,
    rangeMs: { p50: rangeMs.p50, p95: rangeMs.p95 },
    errors: troubles.length,
    trouble: troubles[0] ?? null,
  };
}
