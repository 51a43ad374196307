/**
 * Drawn layer: the track that has a style of its own, drawn as its maker wanted, over the picture. What draws is loaded
 * when such a track is chosen; until then, and where it cannot be, its text is shown like any other. [SB9]
 */
import { lazy, Suspense, type ComponentType } from 'react';
import { useSubtitleState } from '../../player/player-context.tsx';
import type { DrawingProps } from './drawing.tsx';

const Drawing = lazy<ComponentType<DrawingProps>>(async () => {
  try {
    return await import('./drawing.tsx');
  } catch {
    // Without the network there is text.
    return { default: Nothing };
  }
});

/** @param awake the controls are shown */
export function DrawnLayer({ awake }: { readonly awake: boolean }) {
  const { tracks, first, second, on } = useSubtitleState();
  const styled = [first, second].find((id) => tracks.some((one) => one.id === id && one.script !== null));
  if (!on || styled === undefined || styled === null) return null;
  return (
    <Suspense fallback={null}>
      <Drawing key={styled} id={styled} awake={awake} />
    </Suspense>
  );
}

const Nothing = () => null;
