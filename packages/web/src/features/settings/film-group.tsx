/** Films: what comes after the end, how fast may be watched, what happens with nobody there. */
import type { Settings } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { ChoiceRow, SettingGroup, SwitchRow } from '../../ui/setting-row.tsx';
import { closedText } from './role-words.ts';

const LOOPS: readonly Settings['loop'][] = ['off', 'item', 'queue'];
const SLOWEST = [0.25, 0.5, 0.75, 1] as const;
const FASTEST = [1, 1.5, 2, 3, 4] as const;

export function FilmGroup() {
  const { participant } = useRoomSession();
  const settings = useRoom(({ room }) => room?.settings ?? null);
  const permission = useMay('settings');
  if (settings === null) return null;
  const { slowest, fastest } = settings.rates;
  const disabled = !permission.allowed;
  const setRates = (rates: Settings['rates']) =>
    participant.send({ type: 'setSetting', setting: { name: 'rates', ...rates } });
  return (
    <SettingGroup title={m.settings_films()} closed={closedText(permission)}>
      <ChoiceRow
        label={m.settings_loop()}
        disabled={disabled}
        value={settings.loop}
        options={LOOPS.map((value) => ({ value, label: loopName(value) }))}
        onChange={(loop) => participant.send({ type: 'setSetting', setting: { name: 'loop', loop } })}
      />
      <SwitchRow
        label={m.settings_advance()}
        hint={m.settings_advance_hint()}
        disabled={disabled}
        on={settings.advance}
        onChange={(on) => participant.send({ type: 'setSetting', setting: { name: 'advance', on } })}
      />
      <ChoiceRow
        label={m.settings_slowest()}
        disabled={disabled}
        value={String(slowest)}
        options={ratesWith(SLOWEST, slowest)}
        onChange={(rate) => setRates({ slowest: Number(rate), fastest })}
      />
      <ChoiceRow
        label={m.settings_fastest()}
        disabled={disabled}
        value={String(fastest)}
        options={ratesWith(FASTEST, fastest)}
        onChange={(rate) => setRates({ slowest, fastest: Number(rate) })}
      />
      <SwitchRow
        label={m.settings_keep_running()}
        hint={m.settings_keep_running_hint()}
        disabled={disabled}
        on={settings.keepRunning}
        onChange={(on) => participant.send({ type: 'setSetting', setting: { name: 'keepRunning', on } })}
      />
    </SettingGroup>
  );
}

/** The usual ones and the one that is set, whoever set it. */
const ratesWith = (usual: readonly number[], set: number) =>
  [...new Set([...usual, set])]
    .toSorted((a, b) => a - b)
    .map((rate) => ({ value: String(rate), label: m.settings_rate({ rate: String(rate) }) }));

function loopName(loop: Settings['loop']): string {
  switch (loop) {
    case 'off':
      return m.settings_loop_off();
    case 'item':
      return m.settings_loop_item();
    case 'queue':
      return m.settings_loop_queue();
  }
}
