/** Call prelude: what pages in trials of calls run before their own scripts, as text; and how Chromium is started for them. */
import { nameHelper } from '../page/in-page.ts';
import { bendDevices, type DeviceWishes } from './bend-devices.ts';
import { watchCalls } from './watch-calls.ts';

export interface CallWishes extends DeviceWishes {
  /** Nothing goes directly between the pages: all of it through a relay. */
  readonly relayOnly: boolean;
}

export const usualCall: CallWishes = {
  answer: 'given',
  voice: false,
  small: false,
  relayOnly: false,
};

const call = (run: (...words: never[]) => void, word: unknown): string =>
  `(${run.toString()})(${JSON.stringify(word)});\n`;

export const callPrelude = ({ relayOnly, ...devices }: CallWishes): string =>
  `${nameHelper}\n${call(watchCalls, relayOnly)}${call(bendDevices, devices)}`;

/**
 * A camera and a microphone made up by the browser, five pictures a second, so that six people fit on a small machine; and
 * ways between pages that never leave it. Whether pages may use them is asked as ever.
 */
export const callSwitches = [
  '--use-fake-device-for-media-stream=device-count=2,fps=5',
  '--allow-loopback-in-peer-connection',
] as const;
