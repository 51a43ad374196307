/** Skews: how far apart people are, everybody against everybody, put to what happened before. */
import { boundMs, frameMs, settle, type MemberWatch } from './member-watch.ts';
import type { RoomTruth } from './room-truth.ts';
import { lookEveryMs, type Fail } from './rules.ts';
import type { Tally } from './tally.ts';

/** From here on play counts as steady. */
const steadyMs = 10_000;
/** What happened is judged so long afterwards. */
const afterMs = 2000;
/** Who is well for so long must have heard of a change that is `afterMs` old. */
const heardMs = 1500;
/** Beyond this the two ways of a line differ enough to see. */
const levelMs = 0.1;

const justNow = (sinceMs: number): boolean => sinceMs >= afterMs && sinceMs < afterMs + lookEveryMs;

function eachPair(positions: readonly number[], told: (ms: number) => void): void {
  for (const [i, a] of positions.entries()) {
    for (const b of positions.slice(i + 1)) told(Math.abs(a - b) * 1000);
  }
}

const isLevel = ({ member: { options } }: MemberWatch): boolean =>
  Math.abs(options.up.delayMs - options.down.delayMs) < levelMs;

export function tallySkews(
  watches: Iterable<MemberWatch>,
  truth: RoomTruth,
  now: number,
  tally: Tally,
  fail: Fail,
): void {
  const { line, cause } = truth;
  if (line === null || truth.atEnd()) return;
  const well = [...watches].filter(
    ({ member, wellMs }) =>
      member.player !== null && wellMs > heardMs && boundMs(member, line.rate) === frameMs,
  );
  const positions = (some: readonly MemberWatch[]): number[] =>
    some.map(({ member }) => member.player?.truth() ?? Number.NaN);
  const settled = well.filter(({ settledMs }) => settledMs > (line.playing ? steadyMs : settle.pausedMs));
  const level = settled.filter(isLevel);
  eachPair(positions(level), (ms) => tally.skew[line.playing ? 'steady' : 'paused'].add(ms));
  if (line.playing && level.length < settled.length) {
    eachPair(positions(settled), (ms) => tally.skew.lopsided.add(ms));
  }
  if (!line.playing) {
    eachPair(positions(settled), (ms) => {
      if (ms > frameMs) fail('frame', `two stand ${ms.toFixed(1)} ms apart`);
    });
  }
  if (cause !== null && justNow(now - truth.changedAt)) {
    eachPair(positions(well.filter(isLevel)), (ms) => tally.skew[cause].add(ms));
  }
  if (!line.playing || now - truth.changedAt < settle.playingMs) return;
  const others = positions(level);
  for (const one of well.filter(isLevel)) {
    const { trouble, player } = one.member;
    if (player === null || !justNow(one.wellMs) || (trouble.cause !== 'join' && trouble.cause !== 'stall'))
      continue;
    for (const other of others) tally.skew[trouble.cause].add((other - player.truth()) * 1000);
  }
}
