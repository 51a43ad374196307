/** DecideControl: who steers, settings, markers and the pinned line. Rules RM42, RM50–RM52 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import { setRate } from '../timeline/timeline.ts';
import type { Asking, Decision } from './asking.ts';
import type { HouseCommand, NewMarker } from './commands.ts';
import type { RoomEvent } from './events.ts';
import type { Setting } from './house.ts';
import { roomLimits } from './limits.ts';
import { bounded, effectAt } from './line.ts';
import { cleanText } from './names.ts';
import type { MemberId, RoomState } from './state.ts';

export type ControlCommand = Extract<
  HouseCommand,
  {
    type:
      | 'setControlMode'
      | 'takeBaton'
      | 'giveBaton'
      | 'releaseBaton'
      | 'setSetting'
      | 'addMarker'
      | 'removeMarker'
      | 'pinLine'
      | 'unpinLine';
  }
>;

/** What comes of a command about who steers and how the room behaves. */
export function decideControl(state: RoomState, command: ControlCommand, asking: Asking): Decision {
  switch (command.type) {
    case 'setControlMode':
      return ok(command.mode === state.control.mode ? [] : [{ type: 'modeSet', mode: command.mode }]);
    case 'takeBaton':
      return passing(state, asking.by);
    case 'giveBaton':
      if (!state.members.some(({ id }) => id === command.to)) return fail({ code: 'unknownMember' });
      return passing(state, command.to);
    case 'releaseBaton':
      return passing(state, null);
    case 'setSetting':
      return decideSetting(state, command.setting, asking);
    case 'addMarker':
      return decideMarker(state, command.marker, asking);
    case 'removeMarker':
      return ok(
        state.markers.some(({ id }) => id === command.marker)
          ? [{ type: 'markerRemoved', marker: command.marker }]
          : [],
      );
    case 'pinLine': {
      const text = cleanText(command.text, roomLimits.pinnedLength);
      if (text === '') return fail({ code: 'badText' });
      return ok(text === state.pinned?.text ? [] : [{ type: 'linePinned', text }]);
    }
    case 'unpinLine':
      return ok(state.pinned === null ? [] : [{ type: 'lineUnpinned' }]);
  }
}

/** There is a baton only where the mode says so. [RM42] */
function passing({ control }: RoomState, holder: MemberId | null): Decision {
  if (control.mode !== 'baton') return fail({ code: 'outOfRange' });
  return ok(control.holder === holder ? [] : [{ type: 'batonPassed', holder }]);
}

const isSame = ({ settings, access }: RoomState, setting: Setting): boolean => {
  switch (setting.name) {
    case 'loop':
      return settings.loop === setting.loop;
    case 'rates':
      return settings.rates.slowest === setting.slowest && settings.rates.fastest === setting.fastest;
    case 'newcomers':
      return settings.newcomers === setting.role;
    case 'calls':
      return settings.calls.on === setting.on && settings.calls.most === setting.most;
    case 'listed':
      return access.listed === setting.on;
    case 'advance':
    case 'guard':
    case 'keepRunning':
      return settings[setting.name] === setting.on;
  }
};

function decideSetting(state: RoomState, setting: Setting, asking: Asking): Decision {
  if (isSame(state, setting)) return ok([]);
  const set = { type: 'settingSet', setting } as const;
  if (setting.name === 'calls') {
    const { fewestInCall, mostInCall } = roomLimits;
    const fits = setting.most >= fewestInCall && setting.most <= mostInCall;
    return fits ? ok([set]) : fail({ code: 'outOfRange' });
  }
  if (setting.name !== 'rates') return ok([set]);
  const { slowest, fastest } = setting;
  if (!(slowest >= roomLimits.slowest && fastest <= roomLimits.fastest && slowest <= 1 && fastest >= 1)) {
    return fail({ code: 'outOfRange' });
  }
  return ok([set, ...heldTo(state, slowest, fastest, asking)]);
}

/** A speed that is no longer allowed is given up at once. [RM50] */
function heldTo(state: RoomState, slowest: number, fastest: number, asking: Asking): readonly RoomEvent[] {
  const { timeline, issuedAt } = state.playback;
  const rate = Math.min(fastest, Math.max(slowest, timeline.rate));
  if (rate === timeline.rate) return [];
  const at = effectAt(state, asking.now, timeline.playing ? asking.leads.pause : 0);
  return [{ type: 'rateChanged', timeline: bounded(state, setRate(timeline, rate, at)), issuedAt }];
}

function decideMarker(state: RoomState, marker: NewMarker, { by }: Asking): Decision {
  const item = state.queue.find(({ id }) => id === marker.item);
  if (item === undefined) return fail({ code: 'unknownItem' });
  if (state.markers.some(({ id }) => id === marker.id)) return fail({ code: 'duplicateMarker' });
  if (state.markers.length >= roomLimits.markers) return fail({ code: 'listFull' });
  const { position } = marker;
  if (!(position >= 0 && position <= (item.duration ?? Number.MAX_VALUE)))
    return fail({ code: 'outOfRange' });
  const label = cleanText(marker.label, roomLimits.labelLength);
  return ok([{ type: 'markerAdded', marker: { ...marker, label, addedBy: by } }]);
}
