/**
 * Reporter: tells the room where this connection's player is: once a second, and at once when its state is another. Most
 * of it stays as it was, so that most reports are brief. Rules CL22, CL44 in docs/spec/client.md.
 */
import type { Brief } from '../protocol/brief.ts';
import type { PlayerState, Report, Telemetry } from '../protocol/report.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { localMs, mediaSec, serverMs, type LocalMs, type ServerMs } from '../runtime/units.ts';
import type { ClockSync } from './clock-sync.ts';
import { playerStateOf, telemetryOf, type Screen } from './telemetry.ts';

export interface ReporterOptions {
  readonly runtime: Runtime;
  /** false: the line is down. */
  readonly send: (message: Report | Brief) => boolean;
  readonly isOnline: () => boolean;
  /** Few look at single members of this room. */
  readonly isCalm: () => boolean;
  readonly clock: Pick<ClockSync, 'view' | 'ride'>;
  readonly slot: { screen(): Screen | null; readonly visible: boolean };
  /** null before anything is known of the server's clock. */
  readonly toServer: (moment: LocalMs) => ServerMs | null;
}

export interface Reporter {
  /** A welcome came: the server knows nothing of this connection, or what it was. */
  begin(): void;
  /** To be called every second: the regular report, with a question for the clock, if it is its turn. */
  regular(): void;
  /** Something is another. */
  report(): void;
  /** Reports if the state that others see is another than reported. */
  reportIfChanged(): void;
}

/** So long figures of line and clock may be old before all is told again. */
const wholeEveryMs = 5000;
/** In a calm room a regular report comes every so many seconds. [CL22] */
const calmSeconds = 4;

export function createReporter(options: ReporterOptions): Reporter {
  const { runtime, send, isOnline, isCalm, clock, slot, toServer } = options;
  /** Not all in one second. */
  let seconds = Math.floor(calmSeconds * runtime.random());
  let reported: PlayerState = 'noSource';
  let whole: { readonly telemetry: Telemetry; readonly at: LocalMs } | null = null;

  const report = (isRegular: boolean): void => {
    const now = runtime.now();
    const at = toServer(now);
    if (at === null || !isOnline()) return;
    const { visible } = slot;
    const telemetry = telemetryOf({ at, clock: clock.view(), screen: slot.screen(), visible });
    const asking = isRegular ? { probe: clock.ride() } : {};
    reported = telemetry.state;
    if (whole !== null && now - whole.at < wholeEveryMs && isAsBefore(whole.telemetry, telemetry)) {
      send({ type: 'brief', ...briefOf(telemetry), ...asking });
      return;
    }
    whole = send({ type: 'report', ...telemetry, ...asking }) ? { telemetry, at: localMs(now) } : null;
  };

  return {
    begin: () => {
      whole = null;
      report(false);
    },
    regular: () => {
      seconds++;
      if (!isCalm() || seconds % calmSeconds === 0) report(true);
    },
    report: () => report(false),
    reportIfChanged: () => {
      if (playerStateOf(slot.screen()) !== reported) report(false);
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
