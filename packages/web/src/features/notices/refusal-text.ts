/** Refusal text: why the room says no, in words, and who may say yes instead. */
import type { Control, MemberId, RefusalCode, RoomNews } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';

/** Who steers, for telling somebody who may not. */
export interface SteeringContext {
  readonly control?: Control | null;
  readonly nameOf: (member: MemberId) => string | null;
}

/** null: not worth a line. */
export function refusalText(
  { code, command }: Extract<RoomNews, { type: 'refused' }>,
  steering: SteeringContext,
): string | null {
  // Reports are sent by the player, not by the person.
  if (command.type === 'reportStall' || command.type === 'reportReady') return null;
  return code === 'notInControl' ? controlText(steering) : codeText(code);
}

/** Who steers instead, and what can be done about it. */
function controlText({ control, nameOf }: SteeringContext): string {
  if (control?.mode === 'hosts') return m.control_refused_hosts();
  if (control?.mode !== 'baton') return m.refused_not_in_control();
  if (control.holder === null) return m.control_refused_free();
  return m.control_refused_baton({ name: nameOf(control.holder) ?? m.notice_somebody() });
}

export function codeText(code: RefusalCode): string | null {
  switch (code) {
    case 'notAllowed':
      return m.refused_not_allowed();
    case 'notInControl':
      return m.refused_not_in_control();
    case 'outranked':
      return m.refused_outranked();
    case 'lastHost':
      return m.refused_last_host();
    case 'unknownMember':
      return m.refused_unknown_member();
    case 'unknownMarker':
    case 'duplicateMarker':
      return m.refused_marker();
    case 'listFull':
      return m.refused_list_full();
    case 'badText':
      return m.refused_bad_text();
    case 'roomClosed':
      return m.stopped_closed_title();
    case 'banned':
    case 'locked':
    case 'needsPassword':
    case 'wrongPassword':
      // Said at the door, never to a command.
      return null;
    case 'superseded':
      return m.refused_superseded();
    case 'notMember':
      return m.refused_not_member();
    case 'nothingToPlay':
      return m.refused_nothing_to_play();
    case 'unknownItem':
      return m.refused_unknown_item();
    case 'duplicateItem':
      return m.refused_duplicate_item();
    case 'queueFull':
      return m.refused_queue_full();
    case 'lastSource':
      return m.refused_last_source();
    case 'roomFull':
      return m.refused_room_full();
    case 'callFull':
    case 'callsOff':
      // Said where the call is.
      return null;
    case 'badName':
      return m.refused_bad_name();
    case 'outOfRange':
      return m.refused_out_of_range();
    case 'heldTooOften':
    case 'retry':
      // Asked again by itself, for as long as it takes.
      return null;
    case 'tooFast':
      return m.refused_too_fast();
  }
}
