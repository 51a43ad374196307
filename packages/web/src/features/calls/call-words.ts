/** Call words: what is wrong with a device, a line or the whole call, and what can be done about it. */
import type { CallProblem, CallState, CallTile } from '../../call/call.ts';
import type { Quality } from '../../call/call-line.ts';
import { m } from '../../i18n/messages.ts';

export function problemText(problem: CallProblem): string {
  switch (problem) {
    case 'full':
      return m.call_problem_full();
    case 'off':
      return m.call_problem_off();
    case 'notAllowed':
      return m.call_problem_not_allowed();
    case 'unreachable':
      return m.call_problem_server();
    case 'unsupported':
      return m.call_problem_browser();
  }
}

/** null: nothing to be said. */
export function micText(state: CallState['mic']): string | null {
  switch (state) {
    case 'asking':
      return m.call_mic_asking();
    case 'refused':
      return m.call_mic_refused();
    case 'missing':
      return m.call_mic_missing();
    case 'busy':
      return m.call_mic_busy();
    case 'failed':
      return m.call_mic_failed();
    case 'off':
    case 'on':
      return null;
  }
}

/** null: nothing to be said. */
export function cameraText(state: CallState['camera']): string | null {
  switch (state) {
    case 'asking':
      return m.call_camera_asking();
    case 'refused':
      return m.call_camera_refused();
    case 'missing':
      return m.call_camera_missing();
    case 'busy':
      return m.call_camera_busy();
    case 'failed':
      return m.call_camera_failed();
    case 'off':
    case 'on':
      return null;
  }
}

/** Everything that the person should know of his own part, the worst first. [CA85] */
export function troublesOf(state: Omit<CallState, 'tiles'>): readonly string[] {
  return [
    state.problem === null ? null : problemText(state.problem),
    hushedText(state.hushed),
    micText(state.mic),
    cameraText(state.camera),
    state.screen === 'failed' ? m.call_share_failed() : null,
    unpluggedText(state.unplugged),
  ].filter((text) => text !== null);
}

function hushedText(what: CallState['hushed']): string | null {
  switch (what) {
    case 'mic':
      return m.call_hushed_mic();
    case 'camera':
      return m.call_hushed_camera();
    case 'screen':
      return m.call_hushed_screen();
    case null:
      return null;
  }
}

function unpluggedText(kind: CallState['unplugged']): string | null {
  switch (kind) {
    case 'mic':
      return m.call_unplugged_mic();
    case 'camera':
      return m.call_unplugged_camera();
    case 'speaker':
      return m.call_unplugged_speaker();
    case null:
      return null;
  }
}

export function qualityText(quality: Quality): string {
  switch (quality) {
    case 'good':
      return m.call_quality_good();
    case 'fair':
      return m.call_quality_fair();
    case 'poor':
      return m.call_quality_poor();
    case 'lost':
      return m.call_quality_lost();
  }
}

/** What lies over a tile whose line is not there; null: it is. [CA79] */
export function veilText({ mine, state }: Pick<CallTile, 'mine' | 'state'>, name: string): string | null {
  if (mine) return null;
  switch (state) {
    case 'connecting':
      return m.call_connecting();
    case 'reconnecting':
      return m.call_reconnecting();
    case 'failed':
      return m.call_failed({ name });
    case 'live':
      return null;
  }
}

/** What a screen reader is told of a tile beside its name. [CA79] */
export function tileText(tile: CallTile, name: string): string {
  return [
    veilText(tile, name),
    tile.mic ? null : m.call_mic_off(),
    tile.mic && tile.speaking ? m.call_speaking() : null,
    tile.quality === null ? null : m.call_quality({ quality: qualityText(tile.quality) }),
  ]
    .filter((text) => text !== null)
    .join(', ');
}
