/**
 * PageRuntime: the Runtime of a web page. Its timers go on in a hidden tab, because a worker rings them, and its
 * appointments are kept to a fraction of a ms, because the last of the wait is spun.
 */
import type { LogFields, LogLevel, Runtime, Stop } from '../runtime/runtime.ts';
import { localMs, type LocalMs } from '../runtime/units.ts';
import { spinUntil } from './spin.ts';
import { startWorkerTimers, type RingSource } from './worker-timers.ts';

export interface PageRuntime extends Runtime {
  /** Ends all timers and the worker; nothing rings any more. */
  stop: Stop;
}

interface Timer {
  due: LocalMs;
  /** null: rings once. */
  readonly everyMs: number | null;
  readonly run: () => void;
}

/** Timers ring up to this late on a busy machine: the rest of the way to an exact moment is spun. */
const spinMs = 5;
/** Platforms count timers in 31 bits; a longer one would ring at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The page's monotonic clock; unlike `Date` it never steps. Counted from 1970 so that it can be read beside a server's. */
const now = (): LocalMs => localMs(performance.timeOrigin + performance.now());

/** `log` gets every line (default: nowhere). Until the worker runs, and where it is refused, the page's own timers ring. */
export function createPageRuntime(
  log: (level: LogLevel, event: string, fields: LogFields) => void = () => {},
): PageRuntime {
  const timers = new Map<number, Timer>();
  const spins = new Set<Stop>();
  let lastId = 0;

  const ring = (id: number): void => {
    const timer = timers.get(id);
    // Disarmed while its ring was on the way.
    if (timer === undefined) return;
    const moment = now();
    if (moment < timer.due) {
      arm(id, timer);
      return;
    }
    if (timer.everyMs === null) {
      timers.delete(id);
    } else {
      const next = localMs(timer.due + timer.everyMs);
      timer.due = next > moment ? next : localMs(moment + timer.everyMs);
      arm(id, timer);
    }
    timer.run();
  };

  const own = pageTimers(ring);
  let source: RingSource = own;
  const arm = (id: number, timer: Timer): void =>
    source.arm(id, Math.min(longestTimerMs, Math.max(0, Math.ceil(timer.due - now()))));
  const changeTo = (next: RingSource): void => {
    for (const id of timers.keys()) source.disarm(id);
    source = next;
    for (const [id, timer] of timers) arm(id, timer);
  };
  const stopWorker = startWorkerTimers({
    ready: changeTo,
    ring,
    failed: () => {
      log('warn', 'page.noTimerWorker', {});
      changeTo(own);
    },
  });

  const start = (ms: number, everyMs: number | null, run: () => void): Stop => {
    const id = ++lastId;
    const timer: Timer = { due: localMs(now() + ms), everyMs, run };
    timers.set(id, timer);
    arm(id, timer);
    return () => {
      if (timers.delete(id)) source.disarm(id);
    };
  };

  const spin = (moment: LocalMs, run: () => void): Stop => {
    const end = spinUntil(moment, now, () => {
      spins.delete(end);
      run();
    });
    spins.add(end);
    return () => {
      spins.delete(end);
      end();
    };
  };

  return {
    now,
    // At once is a turn of the page's own queue: asking a worker would take two more, on other threads. [PL28]
    after: (ms, run) => (ms <= 0 ? spin(now(), run) : start(ms, null, run)),
    every: (ms, run) => start(ms, ms, run),
    at: (moment, run) => {
      const waitMs = moment - now() - spinMs;
      if (waitMs <= 0) return spin(moment, run);
      let stop = start(waitMs, null, () => {
        stop = spin(moment, run);
      });
      return () => stop();
    },
    random,
    log: (level, event, fields = {}) => log(level, event, fields),
    stop: () => {
      for (const id of timers.keys()) source.disarm(id);
      timers.clear();
      for (const end of spins) end();
      spins.clear();
      stopWorker();
    },
  };
}

function pageTimers(ring: (id: number) => void): RingSource {
  const handles = new Map<number, ReturnType<typeof setTimeout>>();
  const disarm = (id: number): void => {
    clearTimeout(handles.get(id));
    handles.delete(id);
  };
  return {
    arm: (id, ms) => {
      disarm(id);
      const handle = setTimeout(() => {
        handles.delete(id);
        ring(id);
      }, ms);
      handles.set(id, handle);
    },
    disarm,
  };
}

/** Uniform in [0, 1), 53 bits of the platform's strong randomness. */
function random(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;
}
