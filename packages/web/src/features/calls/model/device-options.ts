/** Device options: the devices of one kind as they are chosen from, the platform's own choice first. Rule CA84. */
import type { CallDevice, DeviceKind } from '../../../call/call.ts';

/** Stands for the platform's own choice. */
export const USUAL = '';

export interface DeviceOption {
  readonly value: string;
  readonly label: string;
}

export interface DeviceWords {
  readonly usual: string;
  readonly nameless: (number: number) => string;
}

/** The browser's own rows for its usual device are left out: they are the first one here. */
const DOUBLES: ReadonlySet<string> = new Set(['', 'default', 'communications']);

export function deviceOptions(
  devices: readonly CallDevice[],
  kind: DeviceKind,
  words: DeviceWords,
): readonly DeviceOption[] {
  const own = devices.filter((device) => device.kind === kind && !DOUBLES.has(device.id));
  const named = own.map(({ id, label }, index) => ({
    value: id,
    label: label === '' ? words.nameless(index + 1) : label,
  }));
  return [{ value: USUAL, label: words.usual }, ...named];
}
