/** Browsers: starts Chromium the way the lab needs it. */
import { chromium, type Browser } from '@playwright/test';

export const chromiumPath = '/usr/bin/chromium';

export interface BrowserWishes {
  /** Let pages play sound without a gesture, as for people who use the site often. */
  readonly autoplay: boolean;
  /** Where its sound goes; null: nowhere, at the usual pace. */
  readonly soundCard: { readonly server: string; readonly sink: string } | null;
  /** More words for its command line. */
  readonly switches?: readonly string[];
}

export function startBrowser({ autoplay, soundCard, switches = [] }: BrowserWishes): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
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
