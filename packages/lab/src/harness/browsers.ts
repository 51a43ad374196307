/** Browsers: starts Chromium the way the lab needs it. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';

export const chromiumPath = '/usr/bin/chromium';
const shell = '/usr/bin/chromium-headless-shell';
/** Chromium without a window around its pages, for trials: a new page takes a third of the work, and does the same. Where there is none: the whole one. */
export const shellPath = existsSync(shell) ? shell : chromiumPath;

export interface BrowserWishes {
  /** Let pages play sound without a gesture, as for people who use the site often. */
  readonly autoplay: boolean;
  /** Where its sound goes; null: nowhere, at the usual pace. */
  readonly soundCard: { readonly server: string; readonly sink: string } | null;
  /** Which one; usually the whole browser. */
  readonly path?: string;
  /** More words for its command line. */
  readonly switches?: readonly string[];
}

export function startBrowser({
  autoplay,
  soundCard,
  path = chromiumPath,
  switches = [],
}: BrowserWishes): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', ...(autoplay ? ['--autoplay-policy=no-user-gesture-required'] : []), ...switches],
    ...(soundCard === null
      ? {}
      : {
          ignoreDefaultArgs: ['--mute-audio'],
          env: { ...definedEnvironment(), PULSE_SERVER: soundCard.server, PULSE_SINK: soundCard.sink },
        }),
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
