/** Call settings: while one is in the call: devices, when the microphone is heard, and how the film makes room. Rule CA87. */
import { m } from '../../i18n/messages.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SettingGroup, SwitchRow } from '../../ui/setting-row.tsx';
import { Slider } from '../../ui/slider.tsx';
import { useCall, useCallState } from './call-context.tsx';
import { DeviceChoices } from './device-choices.tsx';
import { CameraTrouble, MicTrouble } from './device-trouble.tsx';
import { LevelMeter } from './level-meter.tsx';
import { LEAST_SHARE, decibelsOf, shareOf } from './model/ducking.ts';

export function CallSettings({ onClose }: { readonly onClose: () => void }) {
  const call = useCall();
  const { mic, push, sameRoom } = useCallState((state) => ({
    mic: state.mic,
    push: state.pushToTalk,
    sameRoom: state.sameRoom,
  }));
  return (
    <Dialog open onClose={onClose} title={m.call_settings()} closeName={m.room_close()}>
      <SettingGroup title={m.call_devices()}>
        <DeviceChoices />
        <MicTrouble />
        <CameraTrouble />
        <LevelMeter active={mic === 'on'} />
      </SettingGroup>
      <SettingGroup title={m.call_voices()}>
        <SwitchRow label={m.call_push()} hint={m.call_push_hint()} on={push} onChange={call.setPushToTalk} />
        <SwitchRow
          label={m.call_same_room()}
          hint={m.call_same_room_hint()}
          on={sameRoom}
          onChange={call.setSameRoom}
        />
        <Duck />
      </SettingGroup>
    </Dialog>
  );
}

function Duck() {
  const call = useCall();
  const { on, decibels } = useCallState(({ ducking }) => ducking);
  const share = shareOf(decibels);
  const text = m.call_duck_percent({ percent: Math.round(share * 100) });
  return (
    <>
      <SwitchRow
        label={m.call_duck()}
        hint={m.call_duck_hint()}
        on={on}
        onChange={(next) => call.setDucking({ on: next, decibels })}
      />
      <div className="flex flex-col gap-1">
        <p className="flex items-baseline justify-between gap-4">
          <span className="font-medium">{m.call_duck_amount()}</span>
          <span className="text-soft tabular-nums">{text}</span>
        </p>
        <Slider
          name={m.call_duck_amount()}
          min={LEAST_SHARE}
          max={1}
          step={0.05}
          value={share}
          valueText={text}
          disabled={!on}
          onChange={(next) => call.setDucking({ on, decibels: decibelsOf(next) })}
          className="w-full disabled:opacity-45"
        />
      </div>
    </>
  );
}
