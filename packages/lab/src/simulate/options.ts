/** Options: the words of `npm run simulate`. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export type SimulateOptions =
  /** One evening again, in detail. */
  | { readonly mode: 'one'; readonly seed: number; readonly trace: boolean }
  | {
      readonly mode: 'many';
      readonly from: number;
      readonly evenings: number;
      readonly jobs: number;
      readonly json: string | null;
    };

export const usage = `npm run simulate -- [words]
  --evenings N   how many random evenings (1000000)
  --from SEED    the first one's number (1)
  --jobs N       threads (one for each core)
  --json FILE    where to write the figures
  --seed SEED    only this evening …
  --trace        … telling everything that happens`;

const count = (text: string, name: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} wants a whole number, not ${text}`);
  return value;
};

/** Throws an Error that says which word is wrong. */
export function parseOptions(words: readonly string[]): SimulateOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      evenings: { type: 'string', default: '1000000' },
      from: { type: 'string', default: '1' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      json: { type: 'string' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
    },
  });
  if (values.seed !== undefined)
    return { mode: 'one', seed: count(values.seed, 'seed'), trace: values.trace };
  return {
    mode: 'many',
    from: count(values.from, 'from'),
    evenings: count(values.evenings, 'evenings'),
    jobs: Math.max(1, count(values.jobs, 'jobs')),
    json: values.json ?? null,
  };
}
