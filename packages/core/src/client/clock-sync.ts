/** ClockSync: asks the server for the time when it is worth asking, and keeps the estimate. Rules CL7–CL10 in docs/spec/client.md. */
import type { ClockEstimator } from '../clock/estimator.ts';
import type { SyncedClock } from '../clock/synced-clock.ts';
import type { Probed } from '../protocol/probed.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';
import type { LocalMs } from '../runtime/units.ts';
import type { ClockView } from './view.ts';

type Estimator = Pick<
  ClockEstimator,
  | 'ready'
  | 'suspect'
  | 'confirmedAt'
  | 'errorMs'
  | 'driftPpm'
  | 'roundTripMs'
  | 'jitterMs'
  | 'toServer'
  | 'toLocal'
  | 'add'
  | 'reset'
>;

export interface ClockSyncOptions {
  readonly runtime: Runtime;
  readonly estimator: Estimator;
  /** Seconds between two regular reports, which ask as well: many may ask this server. Usually 1. */
  readonly everySec?: () => number;
  /** Sends one probe with this number at once. */
  readonly ask: (probe: number) => void;
}

export interface ClockSync extends SyncedClock {
  /** A welcome came; another epoch than before means another clock. */
  online(epoch: string): void;
  offline(): void;
  /** The number of a question that goes out now with something else; asked last, right before it is sent. */
  ride(): number;
  /** `at` is when the answer came. */
  answered(message: Probed, at: LocalMs): void;
  view(): ClockView;
}

const quickMs = 60;
/** After a welcome: so many probes, so far apart. Enough after 4; within 1 ms after about a second. Later the reports ask. */
const schedule = [
  { probes: 10, apartMs: quickMs },
  { probes: 20, apartMs: 250 },
] as const;
/**
 * On a line shakier than this, in ms, quick answers are rare: more have to be asked for to catch some. By chance in
 * between, so that a roomful does not ask in step.
 */
const shaky = { overMs: 3, from: 900, to: 1200 };
const freshenProbes = 4;
const contradictionProbes = 7;
/** Older questions than this many are not answered any more. */
const mostOpen = 64;

export function createClockSync(options: ClockSyncOptions): ClockSync {
  const { runtime, estimator, ask, everySec = () => 1 } = options;
  let epoch: string | null = null;
  let isOnline = false;
  let stopTimer: Stop = () => {};
  let probe = 0;
  /** How many of the schedule are out. */
  let asked = 0;
  /** How many quick ones are wanted besides. */
  let extra = 0;
  /** How many they were at first. */
  let burst = 0;
  const open = new Map<number, LocalMs>();
  let askedAt: LocalMs | null = null;

  const pauseMs = (): number => {
    if (extra > 0) return quickMs;
    const ms = scheduledMs();
    if (ms !== null) return ms;
    return (shaky.from + (shaky.to - shaky.from) * runtime.random()) * everySec();
  };

  /** To the next one of the schedule; null when that is through. */
  const scheduledMs = (): number | null => {
    let count = asked;
    for (const step of schedule) {
      if (count < step.probes) return step.apartMs;
      count -= step.probes;
    }
    return null;
  };

  const question = (): number => {
    const now = runtime.now();
    // A clock that went back tears what is under way: an answer seems to have come quicker than it did. [CL8]
    if (askedAt !== null && now < askedAt) open.clear();
    askedAt = now;
    const oldest = open.keys().next();
    if (open.size >= mostOpen && oldest.done !== true) open.delete(oldest.value);
    probe++;
    open.set(probe, now);
    return probe;
  };

  const askNow = (): void => {
    stopTimer();
    if (extra > 0) extra--;
    else asked++;
    stopTimer = runtime.after(pauseMs(), next);
    ask(question());
  };

  const next = (): void => {
    const isWanted = extra > 0 || scheduledMs() !== null || (estimator.jitterMs ?? 0) > shaky.overMs;
    if (isWanted) askNow();
    else stopTimer = runtime.after(pauseMs(), next);
  };

  const askMore = (probes: number): void => {
    if (!isOnline) return;
    const asking = extra > 0;
    if (asking && probes <= burst) return;
    burst = probes;
    extra = probes;
    if (!asking) askNow();
  };

  return {
    get ready() {
      return estimator.ready;
    },
    get suspect() {
      return estimator.suspect;
    },
    get confirmedAt() {
      return estimator.confirmedAt;
    },
    get errorMs() {
      return estimator.errorMs;
    },
    toServer: (moment) => estimator.toServer(moment),
    toLocal: (moment) => estimator.toLocal(moment),
    freshen: () => askMore(freshenProbes),
    online: (nextEpoch) => {
      if (epoch !== null && epoch !== nextEpoch) estimator.reset();
      epoch = nextEpoch;
      isOnline = true;
      asked = 0;
      extra = 0;
      open.clear();
      askNow();
    },
    offline: () => {
      isOnline = false;
      stopTimer();
      open.clear();
    },
    ride: question,
    answered: (message, at) => {
      const sent = open.get(message.probe);
      if (sent === undefined) return;
      open.delete(message.probe);
      const wasSuspect = estimator.suspect;
      const outcome = estimator.add({
        sent,
        received: message.received,
        answered: message.sent,
        returned: at,
      });
      switch (outcome) {
        case 'setAside':
          if (!wasSuspect) askMore(contradictionProbes);
          return;
        case 'restarted':
          runtime.log('warn', 'clock jumped');
          asked = 0;
          return;
        case 'accepted':
        case 'ignored':
          return;
      }
    },
    view: () => ({
      ready: estimator.ready,
      errorMs: estimator.ready ? estimator.errorMs : null,
      roundTripMs: estimator.roundTripMs,
      jitterMs: estimator.jitterMs,
      driftPpm: estimator.driftPpm,
    }),
  };
}
