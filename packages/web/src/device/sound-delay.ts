/**
 * Sound delay: how late sound is heard on this device, kept for each loudspeaker or headset that the browser tells apart.
 * Without a permission most browsers tell none apart; then there is one delay for all.
 */
import type { Stop } from '@lockstep/core';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { recall, remember } from './storage.ts';

const KEY = 'lockstep.delays';
const MOST_DEVICES = 20;

/** As far as the room lets a player run ahead (FO84). */
export const LONGEST_DELAY_MS = 500;

export interface SoundDevice {
  /** The same device on the next visit. */
  readonly key: string;
  /** null where the browser does not tell. */
  readonly label: string | null;
}

export interface SoundDelay {
  readonly device: SoundDevice;
  /** Of `device`; positive: heard late. */
  readonly delayMs: number;
}

type Delays = ReadonlyMap<string, number>;

const UNTOLD: SoundDevice = { key: 'usual', label: null };

export const boundedDelay = (ms: number): number =>
  Number.isFinite(ms) ? Math.round(Math.min(LONGEST_DELAY_MS, Math.max(-LONGEST_DELAY_MS, ms))) : 0;

/** What was stored may be from another version or touched by hand. */
export function delaysFromText(text: string | null): Delays {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (typeof stored !== 'object' || stored === null) return new Map();
    return new Map(
      Object.entries(stored)
        .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
        .slice(-MOST_DEVICES)
        .map(([key, ms]) => [key, boundedDelay(ms)]),
    );
  } catch {
    return new Map();
  }
}

/** The newest last, so that the oldest is forgotten first. */
export function withDelay(delays: Delays, key: string, ms: number): Delays {
  const others = [...delays].filter(([other]) => other !== key);
  return new Map([...others, [key, boundedDelay(ms)] as const].slice(-MOST_DEVICES));
}

/** The device that sound comes out of, of all that the browser lists. */
export function deviceIn(
  listed: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'groupId' | 'label'>[],
): SoundDevice {
  const outputs = listed.filter(({ kind }) => kind === 'audiooutput');
  const usual = outputs.find(({ deviceId }) => deviceId === 'default') ?? outputs[0];
  if (usual === undefined || (usual.label === '' && usual.groupId === '')) return UNTOLD;
  const label = usual.deviceId === 'default' ? usual.label.replace(/^[^-]{1,20} - /, '') : usual.label;
  return { key: label === '' ? usual.groupId : label, label: label === '' ? null : label };
}

const delayOf = (device: SoundDevice): SoundDelay => ({
  device,
  delayMs: delaysFromText(recall(KEY)).get(device.key) ?? 0,
});

export const soundDelay = createStore<SoundDelay>(() => delayOf(UNTOLD));

export const useSoundDelay = (): SoundDelay => useStore(soundDelay);

/** Changes it for the device in use, and remembers. */
export function changeSoundDelay(ms: number): void {
  const { device } = soundDelay.getState();
  remember(KEY, JSON.stringify(Object.fromEntries(withDelay(delaysFromText(recall(KEY)), device.key, ms))));
  soundDelay.setState({ delayMs: boundedDelay(ms) });
}

/** Follows changes of loudspeakers (a headset is switched on), each with its own delay. */
export function watchSoundDevice(): Stop {
  // Missing where the page is insecure, though the types promise it.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) return () => {};
  let wanted = true;
  const look = async (): Promise<void> => {
    const listed = await devices.enumerateDevices().catch(() => []);
    const device = deviceIn(listed);
    if (wanted && device.key !== soundDelay.getState().device.key) soundDelay.setState(delayOf(device));
  };
  const onChange = (): void => void look();
  onChange();
  devices.addEventListener('devicechange', onChange);
  return () => {
    wanted = false;
    devices.removeEventListener('devicechange', onChange);
  };
}
