/** Awake: whether the controls are shown. They go when the film runs and nobody has stirred for a while. */
import { useCallback, useEffect, useState } from 'react';

const STAY_MS = 2800;

export interface Awake {
  readonly shown: boolean;
  /** Somebody stirred. */
  readonly wake: () => void;
  /** Away at once, if they may go. */
  readonly hide: () => void;
}

/** @param stays the controls must be seen: the film stands, a menu is open, the pointer is on them */
export function useAwake(stays: boolean): Awake {
  const [stirred, setStirred] = useState(true);
  const [stirs, setStirs] = useState(0);
  // When what made them stay is over, they go as after a stir.
  if (stays && !stirred) setStirred(true);

  const wake = useCallback(() => {
    setStirred(true);
    setStirs((count) => count + 1);
  }, []);
  const hide = useCallback(() => setStirred(false), []);

  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => setStirred(false), STAY_MS);
    return () => clearTimeout(timer);
  }, [stays, stirs]);

  return { shown: stays || stirred, wake, hide };
}
