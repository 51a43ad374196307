/**
 * SteadyTick: runs something every so often, each time as long after the beginning as it should be. An interval of the
 * platform counts from when it last rang: those that once rang late together ring together ever after, and thousands of
 * rooms would speak in chorus.
 */
import type { Runtime, Stop } from '@lockstep/core';

export function everySteadily(runtime: Pick<Runtime, 'now' | 'after'>, ms: number, run: () => void): Stop {
  let stopTimer: Stop = () => {};
  let due: number = runtime.now();
  let isStopped = false;
  const arm = (): void => {
    const now = runtime.now();
    // Turns that were missed are not made up for.
    due += ms * Math.max(1, Math.ceil((now - due) / ms));
    stopTimer = runtime.after(due - now, () => {
      run();
      if (!isStopped) arm();
    });
  };
  arm();
  return () => {
    isStopped = true;
    stopTimer();
  };
}
