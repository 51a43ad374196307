/** HostRuntime: the Runtime that Node, browsers and workers have in common: performance, timers, crypto. */
import type { LogFields, LogLevel, Runtime, Stop } from '../runtime/runtime.ts';
import { localMs } from '../runtime/units.ts';

export type Log = (level: LogLevel, event: string, fields: LogFields) => void;

/** Timers of all platforms count ms in 31 bits; a longer one would ring at once. */
const longestTimerMs = 2 ** 31 - 1;
/** Timers ring up to this late on an idle machine: the rest of the way to an exact moment is spun. */
const spinMs = 4;

const now = (): ReturnType<Runtime['now']> => localMs(performance.now());

function after(ms: number, run: () => void): Stop {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (left: number): void => {
    timer =
      left > longestTimerMs
        ? setTimeout(() => wait(left - longestTimerMs), longestTimerMs)
        : setTimeout(run, left);
  };
  wait(Math.max(0, ms));
  return () => clearTimeout(timer);
}

/** Looks at the clock over and over, letting others run in between, until `moment`; then runs. */
function spin(moment: number, run: () => void): Stop {
  const { port1, port2 } = new MessageChannel();
  const stop: Stop = () => {
    port1.onmessage = null;
    port1.close();
  };
  port1.onmessage = () => {
    if (now() < moment) {
      port2.postMessage(null);
      return;
    }
    stop();
    run();
  };
  port2.postMessage(null);
  return stop;
}

/** Uniform in [0, 1), 53 bits of the platform's strong randomness. */
function random(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;
}

/** A Runtime over the platform's own; `log` gets every line (default: nowhere). */
export function createHostRuntime(log: Log = () => {}): Runtime {
  return {
    now,
    after,
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    at: (moment, run) => {
      let stop: Stop = after(moment - now() - spinMs, () => {
        stop = spin(moment, run);
      });
      return () => stop();
    },
    random,
    log: (level, event, fields = {}) => log(level, event, fields),
  };
}
