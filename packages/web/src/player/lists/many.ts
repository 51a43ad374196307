/** Many: films that came all at once, as text or as files, still to be looked through; and how they are taken from one page to the next. */

export interface Many {
  readonly text: string;
  readonly files: readonly File[];
  readonly folders: readonly FileSystemDirectoryEntry[];
}

export const manyOf = (from: string | readonly File[]): Many =>
  typeof from === 'string' ? { text: from, files: [], folders: [] } : { text: '', files: from, folders: [] };

let brought: Many | null = null;

/** Somebody opens a room with these. Files cannot be written into an address. */
export function bringMany(many: Many): void {
  brought = many;
}

/** Once: going back and forth does not bring them again. */
export function takeMany(): Many | null {
  const many = brought;
  brought = null;
  return many;
}
