import { expect, test } from 'vitest';
import { deviceOptions } from './device-options.ts';

const words = { usual: 'usual', nameless: (number: number) => `device ${number}` };

test('[CA84] the platform’s own choice comes first, and is there once', () => {
  const devices = [
    { kind: 'mic', id: 'default', label: 'Default - Desk' },
    { kind: 'mic', id: 'communications', label: 'Communications - Desk' },
    { kind: 'mic', id: 'desk', label: 'Desk' },
    { kind: 'camera', id: 'eye', label: 'Eye' },
  ] as const;
  expect(deviceOptions(devices, 'mic', words)).toEqual([
    { value: '', label: 'usual' },
    { value: 'desk', label: 'Desk' },
  ]);
  expect(deviceOptions(devices, 'speaker', words)).toEqual([{ value: '', label: 'usual' }]);
});

test('[CA84] before the browser may tell names, devices are counted', () => {
  const devices = [
    { kind: 'camera', id: 'a', label: '' },
    { kind: 'camera', id: 'b', label: '' },
    { kind: 'camera', id: '', label: '' },
  ] as const;
  expect(deviceOptions(devices, 'camera', words).map(({ label }) => label)).toEqual([
    'usual',
    'device 1',
    'device 2',
  ]);
});
