/** Spin: waits the last few ms to an exact moment by looking at the clock again and again, letting others run in between. */
import type { Stop } from '../runtime/runtime.ts';
import type { LocalMs } from '../runtime/units.ts';

/** Calls `run` once `now()` has reached `moment`. A turn through a MessageChannel is neither throttled nor rounded to ms as timers are. */
export function spinUntil(moment: LocalMs, now: () => LocalMs, run: () => void): Stop {
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
