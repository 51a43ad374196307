/**
 * Report text: what a bug report needs to know, for people to read before they send it. In English whatever the page
 * speaks, as it is for those who mend things. No room, no link, no name of a person or a file, no text of anybody.
 */
import type { RoomView } from '@lockstep/core';
import { aheadSec } from '../../player/playback-facts.ts';
import { fetchSpeed } from '../../player/transfer-meter.ts';
import type { FilmPlayerState } from '../../player/film-player.ts';
import type { Watched } from './player-watch.ts';

export interface ReportFacts {
  readonly view: RoomView;
  readonly player: Pick<FilmPlayerState, 'source' | 'failure' | 'duration' | 'volume'>;
  readonly watched: Watched;
  /** How far this device runs ahead for its loudspeaker. */
  readonly delayMs: number;
  /** How the browser calls itself. */
  readonly agent: string;
  readonly language: string;
  readonly screen: string;
  /** Two minutes of skew in words. */
  readonly sync: string;
}

const NONE = '-';

const number = (value: number | null | undefined, digits = 1, unit = ''): string =>
  value === null || value === undefined ? NONE : `${value.toFixed(digits)}${unit}`;

export function reportText(facts: ReportFacts): string {
  return [
    ...about(facts),
    '',
    ...link(facts.view),
    '',
    ...sync(facts),
    '',
    ...film(facts),
    '',
    ...others(facts.view),
  ]
    .join('\n')
    .concat('\n');
}

function about({ agent, language, screen }: ReportFacts): readonly string[] {
  return ['Lockstep report', `browser: ${agent}`, `language: ${language}`, `screen: ${screen}`];
}

function link({ link: line, clock }: RoomView): readonly string[] {
  const why = line.state === 'stopped' ? ` (${line.why})` : '';
  return [
    `link: ${line.state}${why}`,
    `round trip: ${number(clock.roundTripMs, 1, ' ms')}, jitter: ${number(clock.jitterMs, 1, ' ms')}`,
    `clock error: ${number(clock.errorMs, 2, ' ms')}, clock drift: ${number(clock.driftPpm, 1, ' ppm')}`,
  ];
}

function sync({ view, sync: trace, delayMs }: ReportFacts): readonly string[] {
  const { follow, room } = view;
  const line = room?.playback.timeline;
  const counters = follow?.counters;
  return [
    `room: ${line === undefined ? NONE : line.playing ? 'playing' : 'still'} at ${number(line?.rate, 2)}x, control ${room?.control.mode ?? NONE}, hold ${room?.hold === null || room === null ? 'none' : 'yes'}`,
    `player: ${follow?.phase ?? NONE}, skew ${number(follow?.skewMs, 1, ' ms')}, rate ${number(follow?.rate, 4)}, drift ${number(follow?.driftPpm, 1, ' ppm')}, slow ${String(follow?.slow ?? false)}`,
    `blocked: play ${String(follow?.playBlocked ?? false)}, sound ${String(follow?.soundBlocked ?? false)}`,
    `costs: warm ${number(follow?.costs.warmStartMs, 0, ' ms')}, cold ${number(follow?.costs.coldStartMs, 0, ' ms')}, seek ${number(follow?.costs.seekMs, 0, ' ms')}`,
    `corrections: ${counters?.seeks ?? 0} seeks, ${counters?.rateWrites ?? 0} rate changes, ${counters?.stalls ?? 0} stalls, ${counters?.landings ?? 0} landings, ${counters?.missedAppointments ?? 0} missed`,
    `own delay: ${delayMs} ms`,
    `last two minutes: ${trace}`,
  ];
}

function film({ player, watched }: ReportFacts): readonly string[] {
  const { last, frameRate } = watched.meter;
  const { bytes, container } = watched.file;
  return [
    `source: ${player.source.kind}, container ${container ?? NONE}, size ${bytes === null ? NONE : `${bytes} bytes`}, failure ${player.failure ?? 'none'}`,
    `film: ${number(player.duration, 1, ' s')}, ${last === null ? NONE : `${last.width}x${last.height}`}, ${number(frameRate, 1, ' fps')}`,
    `frames: ${last === null ? NONE : `${last.frames.dropped} of ${last.frames.all} dropped`}`,
    `at hand: ${last === null ? NONE : number(aheadSec(last), 1, ' s')}, fetching ${number(fetchSpeed(watched.meter), 2, ' s/s')}`,
    `volume: ${player.volume.muted ? 'muted' : number(player.volume.level, 2)}`,
  ];
}

/** People are numbers here, in the order of the list. */
function others({ roster, myConnection }: RoomView): readonly string[] {
  const rest = roster.filter(({ connection }) => connection !== myConnection);
  return [
    `others: ${rest.length}`,
    ...rest
      .slice(0, 12)
      .map(
        ({ device, link: line, telemetry }, index) =>
          `  ${index + 1}: ${device}, ${line}, ${telemetry?.state ?? NONE}, skew ${number(telemetry?.skewMs, 1, ' ms')}, round trip ${number(telemetry?.roundTripMs, 0, ' ms')}, at hand ${number(telemetry?.bufferedSec, 0, ' s')}`,
      ),
  ];
}
