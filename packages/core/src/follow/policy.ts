/**
 * Policy: every number of the follower with its reason. Measured in Chromium with 24 and 30 fps film and sound; change
 * one by measuring again.
 */

export interface FineBand {
  /** Errors below this, in seconds, … */
  readonly belowSec: number;
  /** … are to be gone after this many seconds … */
  readonly withinSec: number;
  /** … but with no more than this share of speed. */
  readonly limit: number;
}

export interface FollowPolicy {
  readonly tickMs: number;

  /** Fine loop: ±0.2 % is 3 cents and not heard; 5 % is the most anybody puts up with for a moment. */
  readonly fineBands: readonly FineBand[];
  /** Faster than this the loop would answer to its own rate changes, which take effect 75 ms late. */
  readonly decideMs: number;
  /** Smaller changes of speed are not worth a write. */
  readonly leastChange: number;
  /** Sound card against system clock: slow enough that jitter of the estimate averages out. */
  readonly driftTimeSec: number;
  readonly driftLearnBelowSec: number;
  readonly driftLearnAfterMs: number;
  readonly driftMost: number;

  /** A start known to be beside by less than this is left to measure. */
  readonly startedBesideSec: number;

  /** A rate change is heard this much later. */
  readonly rateLagMs: number;
  /** The readings of a start are blurred at first and exact from about 110 ms on; they are collected from here on … */
  readonly sampleFromMs: number;
  /** … and tell where the film is as soon as the newest agree to within this, … */
  readonly agreeSec: number;
  /** … or from here on, whatever they say. */
  readonly settleMs: number;
  /** Nobody hears a silent film, so nothing is lost by looking often until it is in step. */
  readonly hurryMs: number;

  /**
   * Silent trim where the device's beat is not known: a fixed duration with a small change beats a short strong one, as
   * pulses are cut to whole beats; of the most usual beat it is six.
   */
  readonly pulseSec: number;
  /** The same where the device's beat is known: whole beats, at least this long, do exactly what they should. */
  readonly beatPulseSec: number;
  readonly silentPulseMost: number;
  /** A change of speed no greater than this may end a beat late and leaves less than the trim minds. */
  readonly gentlePulse: number;
  readonly trimmedSec: number;
  readonly silentTrimMostMs: number;
  /** Pulses that are heard. */
  readonly audiblePulse: number;
  readonly audiblePulseBig: number;
  readonly bigSec: number;
  readonly audibleTrimMostMs: number;
  /** After a pulse, beyond the response lag: it was measured to be up to 80 ms. */
  readonly pulseRestMs: number;

  /** Beyond this, landing is quicker than steering. */
  readonly landSec: number;
  /** The most a person may ask to be left alone with. */
  readonly mostToleranceSec: number;
  /** The same for players that cannot be nudged: a landing is all they have, so not for a trifle. */
  readonly landWithoutNudgeSec: number;
  /** A start may be shifted by so much instead of a seek; more than a frame or so shows. */
  readonly alignSec: number;
  /** A landing seeks if it stands further from its mark than this. */
  readonly markSec: number;
  /** Stopped further off than this, it does not wait for that: two members so far off either way would show. */
  readonly besideSec: number;
  /** A pause that has stood this long is not a quick toggle: show exactly the common frame. */
  readonly settleFrameMs: number;
  /** Before a start or a stop is due the page is left alone for so long. */
  readonly stillMs: number;
  readonly landMarginMs: number;
  readonly landLeastMs: number;
  /** Late by no more than this: start anyway and trim. */
  readonly missGraceMs: number;
  readonly mostMisses: number;
  /** Nobody stands and waits for an appointment of his own for so long when a nearer one can be had. */
  readonly idleLandingMs: number;
  /** The most a seek of the first try is given: standing and waiting costs more than to be late once. */
  readonly hopedSeekMs: number;
  /** Film at hand beyond a position, for a seek there to be quick. */
  readonly nearSec: number;
  /** How long the room may take to answer what the person did to the player before the player is put back. */
  readonly patienceMs: number;

  /** Between landings that nobody asked for. */
  readonly backOffMs: number;
  readonly backOffMost: number;
  readonly slowAfterLandings: number;
  readonly quietSec: number;
  readonly quietMs: number;
  /** A big error counts only when a probe has agreed with the clock this recently. */
  readonly confirmedMs: number;
  readonly askClockEveryMs: number;

  readonly stallMs: number;
  /** Several times what a seek that must fetch takes: a landing without data for longer is one the room has to know of. */
  readonly dryLandingMs: number;
  /** A clock asked and not answered for so long: the line is dead, or as good as that. */
  readonly unansweredMs: number;
  readonly neverMovedMs: number;
  /** Film ahead that makes a member ready again after a stall. */
  readonly readySec: number;
  /** Ticks further apart than this were throttled, or the device slept: earlier readings say nothing. */
  readonly tickGapMs: number;
  readonly sleepGapMs: number;

  /** Near the end nothing is steered: a landing there would cost more than is left. */
  readonly unsteeredSec: number;
  /** A seek to the very end ends the film. */
  readonly shortOfEndSec: number;
  /** A player without a line is stopped after this; a restarted server brings a new line at once. */
  readonly orphanMs: number;

  /** Chromium closes a sound device that nobody plays to after 10 s; opened again it has another beat. */
  readonly deviceKeptMs: number;
  /** From play() after a seek to the beat that is met, at least, until learned. */
  readonly leastStartMs: number;
  /** How far one start that met an earlier or later beat than thought moves what is thought. */
  readonly startsShare: number;

  /** Costs until learned, ms. */
  readonly warmStartMs: number;
  readonly coldStartMs: number;
  readonly nearSeekMs: number;
  readonly farSeekMs: number;
}

export const defaultPolicy: FollowPolicy = {
  tickMs: 20,
  fineBands: [
    { belowSec: 0.003, withinSec: 2, limit: 0.002 },
    { belowSec: 0.012, withinSec: 0.7, limit: 0.012 },
    { belowSec: 0.05, withinSec: 0.5, limit: 0.03 },
    { belowSec: Infinity, withinSec: 0.6, limit: 0.05 },
  ],
  decideMs: 250,
  leastChange: 1e-4,
  driftTimeSec: 25,
  driftLearnBelowSec: 0.004,
  driftLearnAfterMs: 2500,
  driftMost: 600e-6,
  startedBesideSec: 0.0005,
  rateLagMs: 75,
  sampleFromMs: 90,
  agreeSec: 0.0003,
  settleMs: 190,
  hurryMs: 3,
  pulseSec: 0.128,
  beatPulseSec: 0.06,
  silentPulseMost: 0.5,
  gentlePulse: 0.09,
  trimmedSec: 0.002,
  silentTrimMostMs: 900,
  audiblePulse: 0.03,
  audiblePulseBig: 0.04,
  bigSec: 0.02,
  audibleTrimMostMs: 1800,
  pulseRestMs: 15,
  landSec: 0.12,
  mostToleranceSec: 5,
  landWithoutNudgeSec: 0.14,
  alignSec: 0.03,
  markSec: 0.003,
  besideSec: 0.008,
  settleFrameMs: 700,
  stillMs: 40,
  landMarginMs: 30,
  landLeastMs: 60,
  missGraceMs: 60,
  mostMisses: 4,
  idleLandingMs: 500,
  hopedSeekMs: 1000,
  nearSec: 0.4,
  patienceMs: 600,
  backOffMs: 2500,
  backOffMost: 16,
  slowAfterLandings: 3,
  quietSec: 0.02,
  quietMs: 10_000,
  confirmedMs: 500,
  askClockEveryMs: 800,
  stallMs: 200,
  dryLandingMs: 1000,
  unansweredMs: 1000,
  neverMovedMs: 1500,
  readySec: 1,
  tickGapMs: 250,
  sleepGapMs: 1000,
  unsteeredSec: 0.5,
  shortOfEndSec: 0.1,
  orphanMs: 500,
  deviceKeptMs: 9000,
  leastStartMs: 64,
  startsShare: 0.5,
  warmStartMs: 0,
  coldStartMs: 76,
  nearSeekMs: 110,
  farSeekMs: 450,
};
