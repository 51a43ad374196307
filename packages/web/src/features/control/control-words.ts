/** Control words: who steers the film, and why somebody may not, in the language of the page. */
import {
  isAtLeast,
  rolesIn,
  steeringRefusal,
  type Control,
  type MemberId,
  type RoomState,
} from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { nameOf } from '../../room/names.ts';

/** Who has control, as short as can be. */
export function controlText(room: RoomState, me: MemberId | null): string {
  const { control } = room;
  switch (control.mode) {
    case 'everyone':
      return m.control_everyone();
    case 'hosts':
      return m.control_hosts();
    case 'baton':
      if (control.holder === null) return m.control_free();
      return control.holder === me ? m.control_you() : (nameOf(room, control.holder) ?? m.notice_somebody());
  }
}

export function modeText(mode: Control['mode']): string {
  switch (mode) {
    case 'everyone':
      return m.control_mode_everyone();
    case 'hosts':
      return m.control_mode_hosts();
    case 'baton':
      return m.control_mode_baton();
  }
}

/** Why I may not move the film, with whom to ask; null if I may. */
export function whyNot(room: RoomState, me: MemberId): string | null {
  const code = steeringRefusal(room, me);
  if (code === null) return null;
  if (code === 'notAllowed') return m.control_why_role();
  const { control } = room;
  if (control.mode !== 'baton') return m.control_why_hosts({ names: namesOf(steering(room)) });
  if (control.holder === null) return m.control_why_free();
  return m.control_why_baton({ name: nameOf(room, control.holder) ?? m.notice_somebody() });
}

/** Hosts and moderators who are here. */
function steering(room: RoomState): readonly string[] {
  const roles = rolesIn(room);
  return room.members
    .filter(({ id }) => isAtLeast(roles.get(id) ?? 'viewer', 'moderator'))
    .flatMap(({ id }) => nameOf(room, id) ?? []);
}

/** More names than this are no help. */
const MOST_NAMES = 3;

function namesOf(names: readonly string[]): string {
  if (names.length === 0) return m.control_nobody();
  return new Intl.ListFormat(document.documentElement.lang, { type: 'disjunction' }).format(
    names.slice(0, MOST_NAMES),
  );
}
