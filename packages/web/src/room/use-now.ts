/** A clock for texts that count (seconds left, seconds ago): renders its user again every `everyMs` while `active`. */
import { useEffect, useState } from 'react';
import { useRoomSession } from './room-context.tsx';

/** This device's monotonic clock, as fresh as the last tick. */
export function useNow(everyMs: number, active = true): number {
  const { runtime } = useRoomSession();
  const [now, setNow] = useState<number>(() => runtime.now());
  useEffect(() => {
    if (!active) return;
    const tick = () => setNow(runtime.now());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [runtime, everyMs, active]);
  return now;
}
