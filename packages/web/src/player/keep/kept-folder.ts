/** Kept folder: the files of kept films in the browser's private file system. Nothing here fails; what cannot be had is null. */

const FOLDER = 'films';

/** The file, under the name of the film, or null. It stays on the disk: nothing is read before it is wanted. */
export async function readKept(file: string, name: string): Promise<File | null> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER);
    const kept = await (await folder.getFileHandle(file)).getFile();
    return new File([kept], name);
  } catch {
    return null;
  }
}

/** Deletes all files but these. What a worker that has just been ended still holds goes the next time. */
export async function deleteAllBut(files: ReadonlySet<string>): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER);
    for await (const name of folder.keys()) {
      if (!files.has(name)) await folder.removeEntry(name).catch(() => {});
    }
  } catch {
    // There never was one.
  }
}
