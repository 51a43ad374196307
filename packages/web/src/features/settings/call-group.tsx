/** Calls: whether there are any, and how many may be in one. */
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { ChoiceRow, SettingGroup, SwitchRow } from '../../ui/setting-row.tsx';
import { closedText } from './role-words.ts';

const MOST = [2, 3, 4, 5, 6, 12, 25, 50] as const;

export function CallGroup() {
  const { participant } = useRoomSession();
  const calls = useRoom(({ room }) => room?.settings.calls ?? null);
  const mostHere = useRoom(({ mostInCall }) => mostInCall);
  const permission = useMay('hush');
  if (calls === null) return null;
  const set = (next: { readonly on: boolean; readonly most: number }) =>
    participant.send({ type: 'setSetting', setting: { name: 'calls', ...next } });
  // What this server cannot do is not offered. [CA3]
  const offered = MOST.filter((value) => value <= (mostHere ?? Infinity));
  const choices = [...new Set([...offered, calls.most])].toSorted((a, b) => a - b);
  return (
    <SettingGroup title={m.settings_calls()} closed={closedText(permission)}>
      <SwitchRow
        label={m.settings_calls_on()}
        hint={m.settings_calls_on_hint()}
        disabled={!permission.allowed}
        on={calls.on}
        onChange={(on) => set({ on, most: calls.most })}
      />
      <ChoiceRow
        label={m.settings_calls_most()}
        hint={m.settings_calls_most_hint()}
        disabled={!permission.allowed || !calls.on}
        value={String(calls.most)}
        options={choices.map((value) => ({ value: String(value), label: String(value) }))}
        onChange={(most) => set({ on: calls.on, most: Number(most) })}
      />
    </SettingGroup>
  );
}
