/** Rights: which role may do what. Folded away: few rooms need another table than the usual one. */
import { actions, leastRole, roles, usualRights, type Action, type Role } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { ChoiceRow, SettingGroup } from '../../ui/setting-row.tsx';
import { actionName, closedText, roleName } from './role-words.ts';

export function RightsGroup() {
  const permission = useMay('rights');
  return (
    <SettingGroup title={m.settings_rights()} closed={closedText(permission)}>
      <details>
        <summary className="min-h-11 content-center font-medium">{m.settings_rights_show()}</summary>
        <p className="pb-2 text-sm text-faint">{m.settings_rights_text()}</p>
        <div className="flex flex-col gap-2">
          {actions.map((action) => (
            <Right key={action} action={action} allowed={permission.allowed} />
          ))}
        </div>
      </details>
    </SettingGroup>
  );
}

function Right({ action, allowed }: { readonly action: Action; readonly allowed: boolean }) {
  const { participant } = useRoomSession();
  const from = useRoom(({ room }): Role => (room === null ? usualRights[action] : leastRole(room, action)));
  // Who gives rights stays host, or a room could lose all its hosts at once.
  const fixed = action === 'rights';
  return (
    <ChoiceRow
      label={actionName(action)}
      hint={from === usualRights[action] ? undefined : m.settings_rights_changed()}
      disabled={!allowed || fixed}
      value={from}
      options={roles.map((role) => ({ value: role, label: fromText(role) }))}
      onChange={(role) => participant.send({ type: 'setRight', action, from: role })}
    />
  );
}

const fromText = (role: Role): string =>
  role === 'host' ? roleName(role) : m.settings_rights_from({ role: roleName(role) });
