/** Use library: what lies in a folder, or what a search finds; looked at again while it is open, and sooner while the server still finds out about films. */
import { useEffect, useState } from 'react';
import { lookInLibrary, type LibraryProblem, type LibraryQuestion } from '../../api/library.ts';
import type { LibraryListing } from '../../api/library-listing.ts';

const AGAIN_MS = 5000;
const SOON_MS = 1500;
/** Who types is not asked about every letter. */
const TYPING_MS = 250;

export type LibraryState =
  | { readonly state: 'looking' }
  | { readonly state: 'failed'; readonly problem: LibraryProblem }
  | { readonly state: 'there'; readonly listing: LibraryListing };

export function useLibrary(path: string, search: string): LibraryState {
  const [found, setFound] = useState<LibraryState>({ state: 'looking' });
  useEffect(() => {
    const asking = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const question: LibraryQuestion = search === '' ? { path } : { search };
    const look = async () => {
      const answer = await lookInLibrary(question, asking.signal);
      if (asking.signal.aborted) return;
      if (answer.ok) setFound({ state: 'there', listing: answer.value });
      // A listing that is there stays while the line is down.
      else
        setFound((before) =>
          before.state === 'there' && answer.error !== 'none'
            ? before
            : { state: 'failed', problem: answer.error },
        );
      const isKnown = !answer.ok || answer.value.films.every((film) => film.isKnown);
      timer = setTimeout(() => void look(), isKnown ? AGAIN_MS : SOON_MS);
    };
    timer = setTimeout(() => void look(), search === '' ? 0 : TYPING_MS);
    return () => {
      asking.abort();
      clearTimeout(timer);
    };
  }, [path, search]);
  return found;
}
