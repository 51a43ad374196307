/** Roles and actions in words. */
import type { Action, Role } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import type { Permission } from '../../room/use-may.ts';

export function roleName(role: Role): string {
  switch (role) {
    case 'host':
      return m.settings_role_host();
    case 'moderator':
      return m.settings_role_moderator();
    case 'member':
      return m.settings_role_member();
    case 'viewer':
      return m.settings_role_viewer();
  }
}

/** Why it cannot be changed; null: it can. */
export function closedText({ allowed, from }: Permission): string | null {
  if (allowed) return null;
  return from === 'host' ? m.settings_needs_host() : m.settings_needs_role({ role: roleName(from) });
}

export function actionName(action: Action): string {
  switch (action) {
    case 'playback':
      return m.settings_right_playback();
    case 'queue':
      return m.settings_right_queue();
    case 'chat':
      return m.settings_right_chat();
    case 'call':
      return m.settings_right_call();
    case 'marks':
      return m.settings_right_marks();
    case 'title':
      return m.settings_right_title();
    case 'settings':
      return m.settings_right_settings();
    case 'baton':
      return m.settings_right_baton();
    case 'mode':
      return m.settings_right_mode();
    case 'kick':
      return m.settings_right_kick();
    case 'ban':
      return m.settings_right_ban();
    case 'lock':
      return m.settings_right_lock();
    case 'hush':
      return m.settings_right_hush();
    case 'roles':
      return m.settings_right_roles();
    case 'access':
      return m.settings_right_access();
    case 'rights':
      return m.settings_right_rights();
    case 'close':
      return m.settings_right_close();
  }
}
