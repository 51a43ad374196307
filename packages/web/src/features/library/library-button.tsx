/** Library button: opens this server's films, on servers that have some. */
import { Library } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { lookInLibrary } from '../../api/library.ts';
import { m } from '../../i18n/messages.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { Button } from '../../ui/button.tsx';

const LibraryDialog = lazy(() => import('./library-dialog.tsx'));

export interface LibraryButtonProps {
  readonly large?: boolean;
  readonly onFilm: (film: FilmChoice) => void;
}

export function LibraryButton({ large = false, onFilm }: LibraryButtonProps) {
  const [isThere, setIsThere] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const asking = new AbortController();
    // A search for nothing finds nothing, and costs the server as much.
    void lookInLibrary({ search: '' }, asking.signal).then((answer) => {
      if (answer.ok) setIsThere(true);
    });
    return () => asking.abort();
  }, []);
  if (!isThere) return null;
  return (
    <>
      <Button
        large={large}
        icon={<Library aria-hidden size={large ? 20 : 18} />}
        onClick={() => setOpen(true)}
      >
        {m.library_open()}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <LibraryDialog
            onClose={() => setOpen(false)}
            onFilm={(film) => {
              setOpen(false);
              onFilm(film);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
