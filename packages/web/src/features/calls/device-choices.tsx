/** Device choices: which microphone, camera and loudspeaker, of those the browser tells of. Rule CA84. */
import type { DeviceKind } from '../../call/call.ts';
import { m } from '../../i18n/messages.ts';
import { ChoiceRow } from '../../ui/setting-row.tsx';
import { useCall, useCallState } from './call-context.tsx';
import { deviceOptions, USUAL } from './model/device-options.ts';

export function DeviceChoices() {
  return (
    <>
      <Choice kind="mic" label={m.call_mic_device()} />
      <Choice kind="camera" label={m.call_camera_device()} />
      <Choice kind="speaker" label={m.call_speaker_device()} />
    </>
  );
}

function Choice({ kind, label }: { readonly kind: DeviceKind; readonly label: string }) {
  const call = useCall();
  const devices = useCallState((state) => state.devices);
  const chosen = useCallState((state) => state.chosen[kind]);
  const options = deviceOptions(devices, kind, {
    usual: m.call_device_usual(),
    nameless: (number) => m.call_device_nameless({ number }),
  });
  return (
    <ChoiceRow
      label={label}
      value={options.some(({ value }) => value === chosen) && chosen !== null ? chosen : USUAL}
      options={options}
      disabled={options.length < 2}
      onChange={(value) => call.chooseDevice(kind, value === USUAL ? null : value)}
    />
  );
}
