/** Control: who steers the film, and for whom the room waits. */
import type { ControlMode, Waiting } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { ChoiceRow, SettingGroup, SwitchRow } from '../../ui/setting-row.tsx';
import { closedText } from './role-words.ts';

const MODES: readonly ControlMode[] = ['everyone', 'hosts', 'baton'];
const POLICIES: readonly Waiting['policy'][] = ['auto', 'everyone', 'nobody'];
const LIMITS = [3, 5, 8, 15, 30, 60] as const;

export function ControlGroup() {
  return (
    <SettingGroup title={m.settings_control()}>
      <Mode />
      <Wait />
    </SettingGroup>
  );
}

function Mode() {
  const { participant } = useRoomSession();
  const mode = useRoom(({ room }) => room?.control.mode ?? 'everyone');
  const permission = useMay('mode');
  return (
    <ChoiceRow
      label={m.settings_mode()}
      hint={closedText(permission) ?? modeHint(mode)}
      disabled={!permission.allowed}
      value={mode}
      options={MODES.map((value) => ({ value, label: modeName(value) }))}
      onChange={(next) => participant.send({ type: 'setControlMode', mode: next })}
    />
  );
}

function Wait() {
  const { participant } = useRoomSession();
  const waiting = useRoom(({ room }) => room?.waiting ?? null);
  const guard = useRoom(({ room }) => room?.settings.guard ?? false);
  const permission = useMay('settings');
  if (waiting === null) return null;
  const limits = [...new Set([...LIMITS, waiting.limitSec])].toSorted((a, b) => a - b);
  const set = (change: Partial<Waiting>) =>
    participant.send({ type: 'setWaiting', waiting: { ...waiting, ...change } });
  return (
    <>
      <ChoiceRow
        label={m.settings_wait()}
        hint={closedText(permission) ?? m.settings_wait_hint()}
        disabled={!permission.allowed}
        value={waiting.policy}
        options={POLICIES.map((value) => ({ value, label: policyName(value) }))}
        onChange={(policy) => set({ policy })}
      />
      {waiting.policy === 'nobody' ? null : (
        <ChoiceRow
          label={m.settings_wait_limit()}
          disabled={!permission.allowed}
          value={String(waiting.limitSec)}
          options={limits.map((seconds) => ({
            value: String(seconds),
            label: m.settings_seconds({ seconds }),
          }))}
          onChange={(seconds) => set({ limitSec: Number(seconds) })}
        />
      )}
      <SwitchRow
        label={m.settings_guard()}
        hint={m.settings_guard_hint()}
        disabled={!permission.allowed}
        on={guard}
        onChange={(on) => participant.send({ type: 'setSetting', setting: { name: 'guard', on } })}
      />
    </>
  );
}

function modeName(mode: ControlMode): string {
  switch (mode) {
    case 'everyone':
      return m.settings_mode_everyone();
    case 'hosts':
      return m.settings_mode_hosts();
    case 'baton':
      return m.settings_mode_baton();
  }
}

function modeHint(mode: ControlMode): string {
  switch (mode) {
    case 'everyone':
      return m.settings_mode_everyone_hint();
    case 'hosts':
      return m.settings_mode_hosts_hint();
    case 'baton':
      return m.settings_mode_baton_hint();
  }
}

function policyName(policy: Waiting['policy']): string {
  switch (policy) {
    case 'auto':
      return m.settings_wait_auto();
    case 'everyone':
      return m.settings_wait_everyone();
    case 'nobody':
      return m.settings_wait_nobody();
  }
}
