/** PlayerModel: how a simulated player behaves. The defaults were measured on Chromium with 24 fps film and sound. */

export interface PlayerModel {
  /** From being made to knowing its film. */
  readonly loadMs: number;
  /** play() after a bare pause: until the film moves; negative when the device gains ground instead. */
  readonly warmStartMs: number;
  /** play() after a seek: until the film moves, on average over half a quantum either way. */
  readonly coldStartMs: number;
  /** The sound device's beat: cold starts and changes of speed fall on it; a warm start jumps by up to 0.8 of it. */
  readonly quantumMs: number;
  /** Median of a seek inside the buffer; log-normal, never below 15 ms. */
  readonly seekMs: number;
  /** Median of a seek that has to fetch. */
  readonly fetchSeekMs: number;
  /** Deviation of a seek as a share of its median. */
  readonly seekSpread: number;
  /** Until a rate change is heard. */
  readonly rateLagMs: number;
  /** A reading while running is off by up to this, either way. */
  readonly noiseMs: number;
  /** A reading while running is that of the last multiple of this, as Firefox tells it; 0: of now. */
  readonly readStepMs: number;
  /** Sound clock against true time. */
  readonly driftPpm: number;
  /** The most it can decode, film seconds per second. */
  readonly topSpeed: number;
  /** `always`: keeps the pitch for nudges too, so that leaving and returning to rate 1 costs `pitchMs` altogether. */
  readonly keepsPitch: 'offNormalRate' | 'always';
  readonly pitchMs: number;
  readonly canNudge: boolean;
  readonly canHush: boolean;
  /** What the platform wants a gesture for. */
  readonly refuses: 'nothing' | 'sound' | 'play';
  /** Most it keeps ready ahead of the playhead. */
  readonly bufferSec: number;
  /** Film seconds fetched per second. */
  readonly fetchSpeed: number;
}

export const typicalPlayer: PlayerModel = {
  loadMs: 120,
  warmStartMs: 1,
  coldStartMs: 72,
  quantumMs: (1024 / 48_000) * 1000,
  seekMs: 120,
  fetchSeekMs: 420,
  seekSpread: 0.25,
  rateLagMs: 75,
  noiseMs: 0.2,
  readStepMs: 0,
  driftPpm: 0,
  topSpeed: 16,
  keepsPitch: 'offNormalRate',
  pitchMs: 17.5,
  canNudge: true,
  canHush: true,
  refuses: 'nothing',
  bufferSec: 30,
  fetchSpeed: 8,
};
