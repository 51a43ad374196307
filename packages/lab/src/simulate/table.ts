/** Table: the figures of a simulation, for people. */
import { phases, type Percentiles, type SkewPhase, type Tally } from '@lockstep/core/testkit';

const meanings: Readonly<Record<SkewPhase, string>> = {
  steady: 'steady play',
  lopsided: 'steady, lopsided',
  paused: 'paused',
  play: '2 s after play',
  pause: '2 s after pause',
  seek: '2 s after seek',
  rate: '2 s after rate',
  release: '2 s after a wait',
  item: '2 s after next film',
  join: '2 s after joining',
  stall: '2 s after a stall',
};

const ms = (value: number): string => value.toFixed(value < 100 ? 2 : 0).padStart(8);

export function skewRow(name: string, { n, p50, p95, p99, max }: Percentiles): string {
  return `${name.padEnd(20)}${String(n).padStart(10)}${[p50, p95, p99, max].map(ms).join('')}`;
}

export const skewHead = `${'pair skew, ms'.padEnd(20)}${'pairs'.padStart(10)}${['p50', 'p95', 'p99', 'max'].map((name) => name.padStart(8)).join('')}`;

export function tableOf({ skew, counts }: Tally): string {
  const rows = phases.map((phase) => skewRow(meanings[phase], skew[phase].percentiles()));
  const hours = (counts.virtualSec / 3600).toFixed(1);
  return [
    skewHead,
    ...rows,
    '',
    `${counts.evenings} evenings, ${counts.members} people, ${hours} h; ${counts.commands} commands, ${counts.entries} entries, ${counts.holds} holds, ${counts.stalls} stalls, ${counts.restarts} server restarts`,
    `${counts.landings} landings, ${counts.seeks} seeks, ${counts.rateWrites} rate writes, ${counts.slowSec.toFixed(0)} s slow`,
  ].join('\n');
}
