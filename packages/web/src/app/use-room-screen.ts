/**
 * Room screen, when it is wanted: fetched while the door is read, so that it is usually here by then. Not by React's `lazy`:
 * that shows its fallback also for what is here already, and then holds on to it for 300 ms.
 */
import { useEffect, useState, type ComponentType } from 'react';
import type { RoomScreenProps } from './room-screen.tsx';

type Screen = ComponentType<RoomScreenProps>;

let fetched: Screen | null = null;

/** null while it is on its way; throws, into the error boundary, when it does not come and is `wanted`. */
export function useRoomScreen(wanted: boolean): Screen | null {
  const [screen, setScreen] = useState<{ readonly here: Screen | null }>({ here: fetched });
  const [problem, setProblem] = useState<Error | null>(null);
  const { here } = screen;
  useEffect(() => {
    if (here !== null) return;
    // The next try is made when it is wanted: the line may be back by then.
    import('./room-screen.tsx').then(
      (module) => {
        fetched = module.default;
        setScreen({ here: fetched });
      },
      (error: unknown) => {
        if (wanted) setProblem(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }, [here, wanted]);
  if (problem !== null) throw problem;
  return here;
}
