/**
 * FallbackConnect: two ways to the same room. The first one is taken as long as it gets through; where only the other
 * does, that one, and the first is tried again now and then. Rules CL32–CL33 in docs/spec/client.md.
 */
import type { Runtime, Stop } from '../runtime/runtime.ts';
import type { Connect, Transport, TransportEvents } from './transport.ts';

export interface FallbackOptions {
  readonly runtime: Runtime;
  readonly first: Connect;
  readonly other: Connect;
}

/** So many lines in a row over which nothing came: then the other way is tried. */
const failuresToChange = 2;
/** While the other way is taken, the first one is tried soon, for perhaps the server had only been away, and then so often. */
const tryFirstAfterMs = 10_000;
const tryFirstEveryMs = 120_000;
/** A try that says nothing for so long is given up. */
const trialMs = 8000;

export function fallbackConnect({ runtime, first, other }: FallbackOptions): Connect {
  let usesOther = false;
  /** Something came over it since it is taken. */
  let otherWorks = false;
  let failures = 0;

  /** Nothing came over this line: after some of those the way changes, back as well, for the server may just be away. */
  const failed = (): void => {
    failures++;
    if (failures < (usesOther && !otherWorks ? 1 : failuresToChange)) return;
    failures = 0;
    usesOther = !usesOther;
    otherWorks = false;
    runtime.log('info', usesOther ? 'trying the other way' : 'trying the first way');
  };

  return (events) => {
    const isOther = usesOther;
    let heard = false;
    let over = false;
    let stopTrial: Stop = () => {};

    const end = (): void => {
      if (over) return;
      over = true;
      stopTrial();
      if (!heard) failed();
    };
    const line = (isOther ? other : first)({
      opened: () => events.opened(),
      received: (text) => {
        if (!heard) {
          heard = true;
          failures = 0;
          if (isOther) {
            otherWorks = true;
            stopTrial = tryFirst();
          }
        }
        events.received(text);
      },
      closed: (code) => {
        // Somebody who refuses us with a reason was reached.
        if (code !== null) heard = true;
        end();
        events.closed(code);
      },
    });

    /** Opens the first way beside the one in use; when it opens, the line ends and comes back over it. */
    const tryFirst = (): Stop =>
      again(runtime, () =>
        trial(runtime, first, () => {
          if (over) return;
          usesOther = false;
          failures = 0;
          runtime.log('info', 'the first way gets through again');
          end();
          line.close();
          events.closed(null);
        }),
      );

    const transport: Transport = {
      send: (text) => line.send(text),
      close: () => {
        end();
        line.close();
      },
    };
    return transport;
  };
}

/** Begins soon, and then again and again; what was begun last is stopped with it. */
function again(runtime: Runtime, begin: () => Stop): Stop {
  let stopLast: Stop = () => {};
  const next = (ms: number): Stop =>
    runtime.after(ms, () => {
      stopLast();
      stopLast = begin();
      stopNext = next(tryFirstEveryMs);
    });
  let stopNext = next(tryFirstAfterMs);
  return () => {
    stopNext();
    stopLast();
  };
}

/** Opens a line only to see whether it opens. */
function trial(runtime: Runtime, connect: Connect, opened: () => void): Stop {
  let line: Transport | null = null;
  let stopTimer: Stop = () => {};
  const stop: Stop = () => {
    stopTimer();
    line?.close();
    line = null;
  };
  const events: TransportEvents = {
    opened: () => {
      stop();
      opened();
    },
    received: () => {},
    closed: () => stop(),
  };
  stopTimer = runtime.after(trialMs, stop);
  line = connect(events);
  return stop;
}
