/** SlewedLine: a clock that is put right by going a little faster or slower for a while; it never steps and never goes back. [CK12] */
import { localMs, serverMs, type LocalMs, type ServerMs } from '@lockstep/core';

export interface SlewedLine {
  readonly from: LocalMs;
  /** The time at `from`. */
  readonly at: number;
  /** ms a ms of the local clock, until `until`. */
  readonly speed: number;
  readonly until: LocalMs;
  /** From then on. */
  readonly after: number;
}

/** Where the line should be, and how fast it should go there. */
export interface Target {
  readonly at: number;
  readonly speed: number;
}

/** Unseen in any picture, and well within what the clients' estimate follows. */
export const steepestSlew = 200e-6;
/**
 * A small error is closed in so long: more would leave the clock behind by as much as a speed that is not known yet makes
 * up in that time, less would shake it by what single probes are off.
 */
const horizonMs = 2000;

export const lineAt = (now: LocalMs, { at, speed }: Target): SlewedLine => ({
  from: now,
  at,
  speed,
  until: now,
  after: speed,
});

export function timeAt({ from, at, speed, until, after }: SlewedLine, moment: LocalMs): ServerMs {
  const slewed = Math.min(moment, until) - from;
  return serverMs(at + slewed * speed + Math.max(0, moment - until) * after);
}

/** When the line shows `time`. */
export function localAt(line: SlewedLine, time: ServerMs): LocalMs {
  const { from, at, speed, until, after } = line;
  const turn = timeAt(line, until);
  return localMs(time <= turn ? from + (time - at) / speed : until + (time - turn) / after);
}

/** From `now` on the line runs to the target, and with it when it is there. */
export function steer(line: SlewedLine, now: LocalMs, target: Target): SlewedLine {
  const at = timeAt(line, now);
  const error = target.at - at;
  if (error === 0) return lineAt(now, { at, speed: target.speed });
  const slew = Math.max(-steepestSlew, Math.min(steepestSlew, error / horizonMs));
  return {
    from: now,
    at,
    speed: target.speed + slew,
    until: localMs(now + error / slew),
    after: target.speed,
  };
}
