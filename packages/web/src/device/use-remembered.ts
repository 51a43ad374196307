/** A switch that this device remembers from visit to visit. */
import { useCallback, useState } from 'react';
import { recall, remember } from './storage.ts';

export function useRemembered(
  key: string,
  first: boolean,
): readonly [on: boolean, set: (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    const kept = recall(key);
    return kept === null ? first : kept === 'yes';
  });
  const set = useCallback(
    (next: boolean) => {
      setOn(next);
      remember(key, next ? 'yes' : 'no');
    },
    [key],
  );
  return [on, set];
}
