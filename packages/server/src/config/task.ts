/** Task: what the words of the command line ask for. */
import { fail, ok, type Result } from '@lockstep/core';

export type Task =
  | { readonly do: 'run' }
  | { readonly do: 'backup'; readonly to: string }
  | { readonly do: 'export'; readonly room: string; readonly to: string }
  | { readonly do: 'delete'; readonly room: string };

/** The failure is a complaint. */
export function taskOf(words: readonly string[]): Result<Task, string> {
  const [word, first, second, ...more] = words;
  const tooMany = (from: readonly (string | undefined)[]): boolean =>
    [...from, ...more].some((each) => each !== undefined);
  switch (word) {
    case undefined:
      return ok({ do: 'run' });
    case 'backup':
      if (first === undefined || tooMany([second])) return fail('backup needs one FILE.');
      return ok({ do: 'backup', to: first });
    case 'export':
      if (first === undefined || second === undefined || tooMany([])) {
        return fail('export needs a ROOM and a FILE.');
      }
      return ok({ do: 'export', room: first, to: second });
    case 'delete':
      if (first === undefined || tooMany([second])) return fail('delete needs one ROOM.');
      return ok({ do: 'delete', room: first });
    default:
      return fail(`${word} is not known here; --help lists what is.`);
  }
}
