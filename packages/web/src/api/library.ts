/** Library over HTTP: films of this server to choose from. */
import { fail, ok, type Result } from '@lockstep/core';
import { askServer } from './ask.ts';
import { asListing, type LibraryListing } from './library-listing.ts';

/** none: this server has no films of its own, or none in that folder any more. */
export type LibraryProblem = 'none' | 'unreachable' | 'busy';

export type LibraryQuestion = { readonly path: string } | { readonly search: string };

export async function lookInLibrary(
  question: LibraryQuestion,
  signal?: AbortSignal,
): Promise<Result<LibraryListing, LibraryProblem>> {
  const words = new URLSearchParams({ ...question }).toString();
  const answer = await askServer(`/api/library?${words}`, signal === undefined ? {} : { signal });
  if (answer === null) return fail('unreachable');
  if (answer.status === 404 || answer.status === 204) return fail('none');
  if (answer.status === 429) return fail('busy');
  const listing = answer.status === 200 ? asListing(answer.body) : null;
  return listing === null ? fail('unreachable') : ok(listing);
}
