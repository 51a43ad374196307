/** File duration: how long a picked film is, asked of the browser without playing it, else of who can read the file. */

/** A damaged file may never answer. */
const PATIENCE_MS = 5000;

/** In s; null if the file cannot be read. */
export async function fileDuration(file: File): Promise<number | null> {
  return (await askBrowser(file)) ?? (await askReader(file));
}

async function askReader(file: File): Promise<number | null> {
  try {
    const { fileLength } = await import('./feeds/own/file-length.ts');
    return await fileLength(file);
  } catch {
    // It did not come over the line.
    return null;
  }
}

async function askBrowser(file: File): Promise<number | null> {
  const url = URL.createObjectURL(file);
  const probe = document.createElement('video');
  try {
    return await new Promise<number | null>((answer) => {
      const timer = setTimeout(() => answer(null), PATIENCE_MS);
      const tell = (duration: number | null) => {
        clearTimeout(timer);
        answer(duration);
      };
      probe.addEventListener('loadedmetadata', () =>
        tell(Number.isFinite(probe.duration) ? probe.duration : null),
      );
      probe.addEventListener('error', () => tell(null));
      probe.preload = 'metadata';
      probe.src = url;
    });
  } finally {
    probe.removeAttribute('src');
    probe.load();
    URL.revokeObjectURL(url);
  }
}
