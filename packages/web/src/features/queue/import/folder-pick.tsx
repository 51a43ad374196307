/** Folder pick: a button that asks for a folder, by whichever way this browser has; absent where it has none. */
import { FolderTree } from 'lucide-react';
import { useRef } from 'react';
import { m } from '../../../i18n/messages.ts';
import { pickedFiles, picksFolders } from '../../../player/lists/folder-files.ts';
import { Button } from '../../../ui/button.tsx';

export function FolderPick({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const byPicker = picksFolders(window);
  if (!byPicker && !('webkitdirectory' in HTMLInputElement.prototype)) return null;
  const ask = async () => {
    if (!picksFolders(window)) {
      input.current?.click();
      return;
    }
    const files = await pickedFiles(window);
    if (files !== null) onFiles(files);
  };
  return (
    <>
      <Button icon={<FolderTree aria-hidden size={18} />} onClick={() => void ask()}>
        {m.list_folder()}
      </Button>
      {byPicker ? null : (
        <input
          ref={(element) => {
            // Not among the attributes that React knows.
            element?.setAttribute('webkitdirectory', '');
            input.current = element;
          }}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-hidden
          onChange={(event) => {
            const files = Array.from(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
            if (files.length > 0) onFiles(files);
          }}
        />
      )}
    </>
  );
}
