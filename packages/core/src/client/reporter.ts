/**
 * Reporter: tells the room where this connection's player is: regularly, and at once when its state is another. Most of
 * it stays as it was, so that most reports are brief. Rules CL22, CL44 in docs/spec/client.md.
 */
import type { Brief } from '../protocol/brief.ts';
import type { PlayerState, Report, Telemetry } from '../protocol/report.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { mediaSec, serverMs, type LocalMs, type ServerMs } from '../runtime/units.ts';
import type { ClockSync } from './clock-sync.ts';
import { isSteady, reportEverySec } from './report-pace.ts';
import { playerStateOf, telemetryOf, type Screen } from './telemetry.ts';

export interface ReporterOptions {
  readonly runtime: Runtime;
  /** false: the line is down. */
  readonly send: (message: Report | Brief) => boolean;
  readonly isOnline: () => boolean;
  /** Connections of a room told of in figures, null in any other. */
  readonly crowd: () => number | null;
  readonly clock: Pick<ClockSync, 'view' | 'ride'>;
  readonly slot: { screen(): Screen | null; readonly visible: boolean };
  /** null before anything is known of the server's clock. */
  readonly toServer: (moment: LocalMs) => ServerMs | null;
}

export interface Reporter {
  /** A welcome came: the server knows nothing of this connection, or what it was. */
  begin(): void;
  /** To be called every second: the regular report, with a question for the clock, if it is its turn. [CL22] */
  regular(): void;
  /** Something is another. */
  report(): void;
  /** Reports if the state that others see is another than reported. */
  reportIfChanged(): void;
}

/** With every so many'th report all is told again, also figures of line and clock. */
const wholeEvery = 5;
/** In a crowd two regular reports are by chance this much more or less apart than all together. */
const spread = 0.15;

export function createReporter(options: ReporterOptions): Reporter {
  const { runtime, send, isOnline, crowd, clock, slot, toServer } = options;
  /** Since the last regular report. */
  let seconds = 0;
  /** Of the usual time between two, by chance, so that a crowd does not speak in chorus. */
  let share = runtime.random();
  let reported: PlayerState = 'noSource';
  let whole: Telemetry | null = null;
  /** Since all was told. */
  let briefs = 0;

  /** null while it cannot be told. */
  const telemetryNow = (): Telemetry | null => {
    const at = toServer(runtime.now());
    if (at === null || !isOnline()) return null;
    return telemetryOf({ at, clock: clock.view(), screen: slot.screen(), visible: slot.visible });
  };

  const tell = (telemetry: Telemetry, isRegular: boolean): void => {
    const asking = isRegular ? { probe: clock.ride() } : {};
    reported = telemetry.state;
    if (whole !== null && briefs + 1 < wholeEvery && isAsBefore(whole, telemetry)) {
      briefs++;
      send({ type: 'brief', ...briefOf(telemetry), ...asking });
      return;
    }
    briefs = 0;
    whole = send({ type: 'report', ...telemetry, ...asking }) ? telemetry : null;
  };

  const report = (): void => {
    const telemetry = telemetryNow();
    if (telemetry !== null) tell(telemetry, false);
  };

  return {
    begin: () => {
      whole = null;
      report();
    },
    regular: () => {
      const telemetry = telemetryNow();
      if (telemetry === null) return;
      seconds++;
      const room = crowd();
      if (seconds < reportEverySec(room, isSteady(telemetry)) * share) return;
      seconds = 0;
      share = room === null ? runtime.random() : 1 + spread * (2 * runtime.random() - 1);
      tell(telemetry, true);
    },
    report,
    reportIfChanged: () => {
      if (playerStateOf(slot.screen()) !== reported) report();
    },
  };
}

/** What a brief report leaves out is what it was; figures of line and clock may wait. */
function isAsBefore(before: Telemetry, now: Telemetry): boolean {
  return (
    before.state === now.state &&
    // Known for the first time: that is news, and not just another figure.
    (before.clockErrorMs === null) === (now.clockErrorMs === null) &&
    (before.roundTripMs === null) === (now.roundTripMs === null) &&
    before.counts === now.counts &&
    before.visible === now.visible &&
    before.soundBlocked === now.soundBlocked &&
    before.excursion === now.excursion &&
    before.stalls === now.stalls &&
    before.trouble?.cause === now.trouble?.cause &&
    before.warmStartMs === now.warmStartMs &&
    before.coldStartMs === now.coldStartMs &&
    before.seekMs === now.seekMs &&
    before.film?.item === now.film?.item &&
    before.film?.name === now.film?.name &&
    before.film?.size === now.film?.size &&
    before.film?.duration === now.film?.duration &&
    before.film?.hash === now.film?.hash &&
    before.film?.own === now.film?.own &&
    before.film?.offsetSec === now.film?.offsetSec
  );
}

/** As fine as anybody looks at it. */
const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

const orNull = <Value extends number, Out>(value: Value | null, make: (value: Value) => Out): Out | null =>
  value === null ? null : make(value);

function briefOf({ position, at, rate, skewMs, bufferedSec }: Telemetry): Omit<Brief, 'type' | 'probe'> {
  return {
    position: orNull(position, (one) => mediaSec(rounded(one, 4))),
    at: serverMs(rounded(at, 2)),
    rate: orNull(rate, (one) => rounded(one, 5)),
    skewMs: orNull(skewMs, (one) => rounded(one, 2)),
    bufferedSec: rounded(bufferedSec, 1),
  };
}
