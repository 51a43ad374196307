/** Film dialogs: what the menu asks more about. Loaded when first asked for. */
import { lazy, Suspense } from 'react';

export type FilmQuestion = 'goTo' | 'markers';

const GoTo = lazy(async () => ({ default: (await import('./go-to-dialog.tsx')).GoToDialog }));
const Markers = lazy(async () => ({ default: (await import('./markers-dialog.tsx')).MarkersDialog }));

export interface FilmDialogsProps {
  /** null: nothing is asked. */
  readonly asked: FilmQuestion | null;
  readonly onClose: () => void;
}

export function FilmDialogs({ asked, onClose }: FilmDialogsProps) {
  if (asked === null) return null;
  return (
    <Suspense fallback={null}>
      {asked === 'goTo' ? <GoTo onClose={onClose} /> : <Markers onClose={onClose} />}
    </Suspense>
  );
}
