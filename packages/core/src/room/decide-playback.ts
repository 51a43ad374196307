/** DecidePlayback: play, pause, seek and speed. Rules RM4–RM12 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { seek, setRate } from '../timeline/timeline.ts';
import { isSuperseded, type Asking, type Decision } from './asking.ts';
import type { Command } from './commands.ts';
import { goOn } from './hold.ts';
import { bounded, effectAt, isAtEnd, movingAt, stoppedAt } from './line.ts';
import { meansToPlay, type RoomState } from './state.ts';

export type PlaybackCommand = Extract<
  Command,
  { type: 'play' | 'pause' | 'seek' | 'setRate' | 'restart' | 'goTo' | 'syncToMe' }
>;

/** What comes of a playback command of a member. */
export function decidePlayback(state: RoomState, command: PlaybackCommand, asking: Asking): Decision {
  if (isSuperseded(state, asking)) return fail({ code: 'superseded' });
  switch (command.type) {
    case 'play':
      return decidePlay(state, asking);
    case 'pause':
      return decidePause(state, asking);
    case 'seek':
      return decideSeek(state, command.to, asking);
    case 'setRate':
      return decideRate(state, command.rate, asking);
    case 'restart':
      return decideRestart(state, asking);
    case 'goTo':
      return decideSeek(state, command.to, asking, 'goTo');
    case 'syncToMe':
      return decideSync(state, command, asking);
  }
}

function decidePlay(state: RoomState, { now, issuedAt, leads }: Asking): Decision {
  if (state.current === null) return fail({ code: 'nothingToPlay' });
  if (state.hold !== null) return ok([goOn(state, state.hold.members, now, leads, issuedAt)]);
  const { timeline } = state.playback;
  if (isAtEnd(state, now)) {
    const at = effectAt(state, now, leads.seek);
    const again = { ...timeline, position: mediaSec(0), playing: true, at };
    return ok([{ type: 'played', timeline: bounded(state, again), issuedAt }]);
  }
  if (timeline.playing) return ok([]);
  const at = effectAt(state, now, leads.play);
  return ok([{ type: 'played', timeline: movingAt(state, at), issuedAt }]);
}

function decidePause(state: RoomState, { now, issuedAt, leads }: Asking): Decision {
  const { timeline } = state.playback;
  if (timeline.playing) {
    const at = effectAt(state, now, leads.pause);
    return ok([{ type: 'paused', timeline: stoppedAt(state, at), issuedAt }]);
  }
  // A room that waits stands already; it only no longer means to play.
  return meansToPlay(state) ? ok([{ type: 'paused', timeline, issuedAt }]) : ok([]);
}

/** From the beginning, whatever the room did. [RM36] */
function decideRestart(state: RoomState, { now, issuedAt, leads }: Asking): Decision {
  if (state.current === null) return fail({ code: 'nothingToPlay' });
  const { rate } = state.playback.timeline;
  const at = effectAt(state, now, leads.seek);
  const timeline = bounded(state, { position: mediaSec(0), rate, playing: true, at });
  return ok([{ type: 'played', manner: 'restart', timeline, issuedAt }]);
}

/** The line goes through where this member was at his press, so that his own picture is not moved. [RM36] */
function decideSync(
  state: RoomState,
  { position, of }: Extract<PlaybackCommand, { type: 'syncToMe' }>,
  { by, now, issuedAt }: Asking,
): Decision {
  if (!Number.isFinite(position)) return fail({ code: 'outOfRange' });
  if (state.current === null) return fail({ code: 'nothingToPlay' });
  const { timeline } = state.playback;
  const at = effectAt(state, now, 0);
  const sincePress = timeline.playing ? (timeline.rate * Math.max(0, at - issuedAt)) / 1000 : 0;
  const moved = seek(timeline, mediaSec(position + sincePress), serverMs(at));
  const whose = of === undefined || of === by ? {} : { of };
  return ok([{ type: 'seeked', manner: 'syncToMe', ...whose, timeline: bounded(state, moved), issuedAt }]);
}

function decideSeek(
  state: RoomState,
  to: number,
  { now, issuedAt, leads }: Asking,
  manner?: 'goTo',
): Decision {
  if (!Number.isFinite(to)) return fail({ code: 'outOfRange' });
  if (state.current === null) return fail({ code: 'nothingToPlay' });
  const { timeline } = state.playback;
  const at = effectAt(state, now, timeline.playing ? leads.seek : 0);
  const moved = bounded(state, seek(timeline, mediaSec(to), at));
  const how = manner === undefined ? {} : { manner };
  return ok([{ type: 'seeked', ...how, timeline: moved, issuedAt }]);
}

function decideRate(state: RoomState, rate: number, { now, issuedAt, leads }: Asking): Decision {
  const { slowest, fastest } = state.settings.rates;
  if (!(rate >= slowest && rate <= fastest)) return fail({ code: 'outOfRange' });
  const { timeline } = state.playback;
  if (timeline.rate === rate) return ok([]);
  const at = effectAt(state, now, timeline.playing ? leads.pause : 0);
  return ok([{ type: 'rateChanged', timeline: bounded(state, setRate(timeline, rate, at)), issuedAt }]);
}
