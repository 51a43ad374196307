/** My settings: language, colours, loudness, delay, what lies over the film. Kept on this device. */
import { AudioLines } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { changeSettings, TOLERANCES, useOwnSettings } from '../../device/own-settings.ts';
import { changeSoundDelay, LONGEST_DELAY_MS, useSoundDelay } from '../../device/sound-delay.ts';
import { useExcursion, useExcursionState } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';
import { changeTheme, currentTheme, type Theme } from '../../device/theme.ts';
import { LOCALE_NAMES, LOCALES } from '../../i18n/choose-locale.ts';
import { changeLocale, useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow, SettingGroup, SwitchRow } from '../../ui/setting-row.tsx';
import { Slider } from '../../ui/slider.tsx';
import { MyName } from './my-name.tsx';

export interface OwnSettingsPartProps {
  readonly onCalibrate: () => void;
  readonly children?: ReactNode;
}

export function OwnSettingsPart({ onCalibrate, children }: OwnSettingsPartProps) {
  const settings = useOwnSettings((all) => all);
  return (
    <div className="flex flex-col gap-7 px-2 py-4">
      <p className="text-sm text-faint">{m.settings_mine_text()}</p>
      <MyName />
      <PageGroup />
      <SettingGroup title={m.settings_sound()}>
        <StartVolume volume={settings.startVolume} />
        <Delay onCalibrate={onCalibrate} />
      </SettingGroup>
      <TogetherGroup />
      <SettingGroup title={m.settings_over_film()}>
        <SwitchRow
          label={m.settings_notices()}
          hint={m.settings_notices_hint()}
          on={settings.notices}
          onChange={(notices) => changeSettings({ notices })}
        />
        <SwitchRow
          label={m.settings_speed()}
          hint={m.settings_speed_hint()}
          on={settings.speedOverlay}
          onChange={(speedOverlay) => changeSettings({ speedOverlay })}
        />
      </SettingGroup>
      {children}
    </div>
  );
}

function PageGroup() {
  const locale = useLocale();
  const [theme, setTheme] = useState<Theme>(currentTheme);
  return (
    <SettingGroup title={m.settings_page()}>
      <ChoiceRow
        label={m.settings_language()}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
        onChange={changeLocale}
      />
      <ChoiceRow
        label={m.settings_theme()}
        value={theme}
        options={[
          { value: 'system', label: m.settings_theme_system() },
          { value: 'light', label: m.settings_theme_light() },
          { value: 'dark', label: m.settings_theme_dark() },
        ]}
        onChange={(next) => {
          changeTheme(next);
          setTheme(next);
        }}
      />
    </SettingGroup>
  );
}

function TogetherGroup() {
  const excursion = useExcursion();
  const follows = useExcursionState().kind === 'none';
  const hasFilm = useRoom(({ follow }) => follow !== null);
  const tolerance = useOwnSettings((all) => all.tolerance);
  return (
    <SettingGroup title={m.settings_together()}>
      <SwitchRow
        label={m.settings_follow()}
        hint={m.settings_follow_hint()}
        disabled={!hasFilm}
        on={follows}
        onChange={(on) => excursion.setDetached(!on)}
      />
      <ChoiceRow
        label={m.settings_tolerance()}
        hint={m.settings_tolerance_hint()}
        value={String(tolerance)}
        options={TOLERANCES.map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? m.settings_tolerance_frame() : m.settings_tolerance_sec({ seconds }),
        }))}
        onChange={(value) =>
          changeSettings({ tolerance: TOLERANCES.find((one) => String(one) === value) ?? 0 })
        }
      />
    </SettingGroup>
  );
}

const VOLUMES = [0.1, 0.2, 0.3, 0.5, 0.7, 1] as const;

function StartVolume({ volume }: { readonly volume: number | null }) {
  return (
    <ChoiceRow
      label={m.settings_start_volume()}
      hint={m.settings_start_volume_hint()}
      value={volume === null ? 'last' : String(volume)}
      options={[
        { value: 'last', label: m.settings_start_volume_last() },
        ...VOLUMES.map((level) => ({
          value: String(level),
          label: m.settings_percent({ percent: Math.round(level * 100) }),
        })),
      ]}
      onChange={(value) => changeSettings({ startVolume: value === 'last' ? null : Number(value) })}
    />
  );
}

function Delay({ onCalibrate }: { readonly onCalibrate: () => void }) {
  const { device, delayMs } = useSoundDelay();
  const [moving, setMoving] = useState<number | null>(null);
  const shown = moving ?? delayMs;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-4">
        <p className="font-medium">{m.settings_delay()}</p>
        <p className="text-soft tabular-nums">{m.settings_ms({ ms: signed(shown) })}</p>
      </div>
      <p className="text-sm text-faint">{m.settings_delay_hint()}</p>
      <Slider
        name={m.settings_delay()}
        min={-LONGEST_DELAY_MS}
        max={LONGEST_DELAY_MS}
        step={5}
        value={shown}
        valueText={m.settings_ms({ ms: signed(shown) })}
        onChange={setMoving}
        onCommit={(ms) => {
          changeSoundDelay(ms);
          setMoving(null);
        }}
        className="w-full"
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-sm text-faint">
          {device.label === null ? m.settings_delay_any() : m.settings_delay_for({ device: device.label })}
        </p>
        <div className="flex flex-wrap gap-2">
          {delayMs === 0 ? null : (
            <Button look="bare" onClick={() => changeSoundDelay(0)}>
              {m.settings_delay_none()}
            </Button>
          )}
          <Button icon={<AudioLines aria-hidden size={18} />} onClick={onCalibrate}>
            {m.settings_calibrate()}
          </Button>
        </div>
      </div>
    </div>
  );
}

const signed = (ms: number): string => (ms === 0 ? '0' : `${ms < 0 ? '−' : '+'}${Math.abs(Math.round(ms))}`);
