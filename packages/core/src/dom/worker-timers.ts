/**
 * Worker timers: rings that come from a dedicated worker, because a page's own timers ring once a second, or once a
 * minute, while it is hidden. Where the page's policy refuses such a worker there is none, and the page's own must do.
 */
import type { Stop } from '../runtime/runtime.ts';

export interface RingSource {
  /** Rings once with `id`, `ms` (whole) from now. */
  arm(id: number, ms: number): void;
  disarm(id: number): void;
}

export interface WorkerTimersOptions {
  /** The worker runs: from now on it can be armed. */
  readonly ready: (source: RingSource) => void;
  readonly ring: (id: number) => void;
  /** The worker could not be started, or broke: what was armed will not ring. */
  readonly failed: () => void;
}

const disarmed = -1;
const upAndRunning = 0;

/** Runs in the worker: a pair [id, ms] arms, ms < 0 disarms; it answers 0 once and then the ids that ring. */
const source = `
const timers = new Map();
onmessage = ({ data: [id, ms] }) => {
  clearTimeout(timers.get(id));
  timers.delete(id);
  if (ms < 0) return;
  timers.set(id, setTimeout(() => { timers.delete(id); postMessage(id); }, ms));
};
postMessage(${upAndRunning});
`;

/** Starts the worker; ids are from 1 up. Nothing is called any more after the returned stop. */
export function startWorkerTimers({ ready, ring, failed }: WorkerTimersOptions): Stop {
  const worker = openWorker();
  if (worker === null) {
    failed();
    return () => {};
  }
  const stop: Stop = () => {
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  };
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'number') return;
    if (data !== upAndRunning) {
      ring(data);
      return;
    }
    ready({
      arm: (id, ms) => worker.postMessage([id, ms]),
      disarm: (id) => worker.postMessage([id, disarmed]),
    });
  };
  // A policy that refuses blob: workers is told this way, after the constructor has returned.
  worker.onerror = () => {
    stop();
    failed();
  };
  return stop;
}

function openWorker(): Worker | null {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } catch {
    return null;
  } finally {
    // The address is read when the worker is made; later it is only memory.
    URL.revokeObjectURL(url);
  }
}
