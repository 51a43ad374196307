/** Folder files: what lies in a folder that was dropped or chosen, with the folders in it, within bounds. Nothing is sent anywhere. */

/** Deeper, or more, is somebody's whole disk. */
const DEEPEST = 6;
const MOST = 5000;

/** As far as the platform's ways into a folder agree. */
interface Folder {
  readonly path: string;
  readonly list: () => Promise<readonly (Folder | (() => Promise<File>))[]>;
}

async function filesIn(roots: readonly Folder[]): Promise<readonly File[]> {
  const files: File[] = [];
  const walk = async (folder: Folder, depth: number): Promise<void> => {
    for (const one of await folder.list()) {
      if (files.length >= MOST) return;
      if (typeof one !== 'function') {
        if (depth < DEEPEST) await walk(one, depth + 1);
        continue;
      }
      const file = await one().catch(() => null);
      if (file !== null && !file.name.startsWith('.')) files.push(placed(file, folder.path));
    }
  };
  for (const root of roots) await walk(root, 1);
  return files;
}

/** The files of folders that were dropped on the page. */
export const droppedFiles = (entries: readonly FileSystemDirectoryEntry[]): Promise<readonly File[]> =>
  filesIn(entries.map(droppedFolder));

const droppedFolder = (entry: FileSystemDirectoryEntry): Folder => ({
  path: entry.fullPath.replace(/^\//, ''),
  list: async () => {
    const reader = entry.createReader();
    const found: FileSystemEntry[] = [];
    for (;;) {
      // It gives a hundred at a time, and none when it is through.
      const some = await new Promise<FileSystemEntry[]>((answer) => {
        reader.readEntries(answer, () => answer([]));
      });
      if (some.length === 0) break;
      found.push(...some);
    }
    return found.map((one) =>
      one.isDirectory
        ? droppedFolder(one as FileSystemDirectoryEntry)
        : () =>
            new Promise<File>((answer, refuse) => {
              (one as FileSystemFileEntry).file(answer, refuse);
            }),
    );
  },
});

interface FolderPicking {
  readonly showDirectoryPicker: () => Promise<FileSystemDirectoryHandle>;
}

/** Browsers that let a page look into a folder without speaking of an upload. */
export const picksFolders = (page: object): page is FolderPicking => 'showDirectoryPicker' in page;

/** Asks for a folder; null: none was chosen. Call inside a click. */
export async function pickedFiles(page: FolderPicking): Promise<readonly File[] | null> {
  const handle = await page.showDirectoryPicker().catch(() => null);
  return handle === null ? null : filesIn([pickedFolder(handle, handle.name)]);
}

const pickedFolder = (handle: FileSystemDirectoryHandle, path: string): Folder => ({
  path,
  list: async () => {
    const found = [];
    for await (const one of handle.values()) {
      found.push(one.kind === 'directory' ? pickedFolder(one, `${path}/${one.name}`) : () => one.getFile());
    }
    return found;
  },
});

/** Only an input's own files know the folder they lay in. */
function placed(file: File, folder: string): File {
  Object.defineProperty(file, 'webkitRelativePath', { value: `${folder}/${file.name}` });
  return file;
}
