/** DeviceList: which microphones, cameras and speakers there are, kept up while they come and go. [CA42] */
import type { Stop } from '@lockstep/core';
import type { CallDevice, DeviceKind } from '../call.ts';
import type { MediaPort } from './media-port.ts';

export interface DeviceList {
  /** Looks again: labels are told only once a device has been allowed. */
  readonly look: () => void;
  readonly stop: Stop;
}

const kinds: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'mic',
  videoinput: 'camera',
  audiooutput: 'speaker',
};
/** Other names of one that is in the list itself. */
const aliases = new Set(['', 'default', 'communications']);

export function watchDevices(port: MediaPort, tell: (devices: readonly CallDevice[]) => void): DeviceList {
  const listening = new AbortController();
  const look = (): void => {
    port.enumerateDevices().then(
      (found) => {
        if (listening.signal.aborted) return;
        tell(
          found
            .filter(({ deviceId }) => !aliases.has(deviceId))
            .map(({ kind, deviceId, label }) => ({ kind: kinds[kind], id: deviceId, label })),
        );
      },
      // Not told is as good as none.
      () => undefined,
    );
  };
  port.addEventListener('devicechange', look, { signal: listening.signal });
  return { look, stop: () => listening.abort() };
}
