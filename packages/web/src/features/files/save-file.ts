/** Save file: hands a file to the browser's downloads. */

/** Long enough for a browser that asks where to put it. */
const ASKED_MS = 600_000;

export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), ASKED_MS);
}
