/** Pick files: the platform's file chooser, for whoever has no place for one on the page. */

export function pickFiles(onPick: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => {
    const files = Array.from(input.files ?? []);
    if (files.length > 0) onPick(files);
  });
  input.click();
}
