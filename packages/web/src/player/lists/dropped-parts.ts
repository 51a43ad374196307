/** Dropped parts: files and folders of what was dropped, told apart. Must be read while the drop is handled. */

export interface DroppedParts {
  readonly files: readonly File[];
  readonly folders: readonly FileSystemDirectoryEntry[];
}

export function partsOf(data: DataTransfer | null): DroppedParts {
  const entries = Array.from(data?.items ?? []).map((item) => item.webkitGetAsEntry());
  const folders = entries.filter(isFolder);
  // A folder is among the files, too, as one that cannot be read.
  const names = new Set(folders.map(({ name }) => name));
  return { files: Array.from(data?.files ?? []).filter(({ name }) => !names.has(name)), folders };
}

const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry =>
  entry?.isDirectory === true;
