/** Stage box: the message box over the film, while it is open; what it is made of comes when it is opened first. */
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useTalk } from '../talk-context.tsx';
import type { OpenBoxProps } from './open-box.tsx';

const OpenBox = lazy(() => import('./open-box.tsx'));

export function StageBox({ onMenu }: OpenBoxProps) {
  const open = useStore(useTalk().box);
  if (!open) return null;
  return (
    <Suspense>
      <OpenBox onMenu={onMenu} />
    </Suspense>
  );
}
