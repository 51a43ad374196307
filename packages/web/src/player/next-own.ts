/** Next own: the episode after an own file, from the folder it lies in, as far as it was shown in this visit. [QU14] */
import { nextEpisode } from './lists/episodes.ts';
import { folderOf, type OwnShelf } from './own-shelf.ts';

export function ownEpisodeAfter(
  { store, copyOf }: Pick<OwnShelf, 'store' | 'copyOf'>,
  current: { readonly name: string; readonly size: number },
): File | null {
  const here = copyOf(current);
  if (here === null) return null;
  const folder = store.getState().filter((file) => folderOf(file) === folderOf(here));
  const name = nextEpisode(
    here.name,
    folder.map((file) => file.name),
  );
  return folder.find((file) => file.name === name) ?? null;
}
