/** Door: who can come in. */
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { ChoiceRow, SettingGroup, SwitchRow } from '../../ui/setting-row.tsx';
import { Password } from './password.tsx';
import { closedText } from './role-words.ts';

export function DoorGroup() {
  const { participant } = useRoomSession();
  const locking = useMay('lock');
  const access = useMay('access');
  const { locked, listed } = useRoom(({ room }) => ({
    locked: room !== null && room.access.lock !== null,
    listed: room?.access.listed ?? false,
  }));
  const newcomers = useRoom(({ room }) => room?.settings.newcomers ?? 'member');
  return (
    <SettingGroup title={m.settings_door()}>
      <SwitchRow
        label={m.settings_lock()}
        hint={closedText(locking) ?? m.settings_lock_hint()}
        disabled={!locking.allowed}
        on={locked}
        onChange={(next) => participant.send({ type: 'setLock', locked: next })}
      />
      <Password permission={access} />
      <SwitchRow
        label={m.settings_listed()}
        hint={closedText(access) ?? m.settings_listed_hint()}
        disabled={!access.allowed}
        on={listed}
        onChange={(on) => participant.send({ type: 'setSetting', setting: { name: 'listed', on } })}
      />
      <ChoiceRow
        label={m.settings_newcomers()}
        hint={closedText(access) ?? m.settings_newcomers_hint()}
        disabled={!access.allowed}
        value={newcomers}
        options={[
          { value: 'member', label: m.settings_role_member() },
          { value: 'viewer', label: m.settings_role_viewer() },
        ]}
        onChange={(role) => participant.send({ type: 'setSetting', setting: { name: 'newcomers', role } })}
      />
    </SettingGroup>
  );
}
