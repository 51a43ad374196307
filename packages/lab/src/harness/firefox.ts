/**
 * Firefox: Debian's, driven over WebDriver BiDi. Playwright drives only a Firefox of its own making, which is no Firefox that
 * people have.
 */
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';

export const firefoxPath = '/usr/bin/firefox-esr';

export interface FirefoxWishes {
  /** Let pages play sound without a gesture, as where the person has allowed it. */
  readonly autoplay: boolean;
}

export function startFirefox({ autoplay }: FirefoxWishes): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      // 0: allow, 1: no sound without a gesture, as it comes.
      'media.autoplay.default': autoplay ? 0 : 1,
      'intl.accept_languages': 'en-GB, en',
      // A camera and a microphone made up by the browser, without asking; for calls that do not leave this computer.
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.peerconnection.ice.loopback': true,
    },
  });
}

/** The button with this name; waits until it is there. */
export async function buttonIn(page: Page, name: string): Promise<ElementHandle<HTMLButtonElement>> {
  const found = await page.waitForFunction(
    (wanted: string) =>
      [...document.querySelectorAll('button')].find(
        (button) =>
          (button.ariaLabel ?? button.textContent.trim()) === wanted && button.getClientRects().length > 0,
      ) ?? false,
    { timeout: 20_000 },
    name,
  );
  return found as ElementHandle<HTMLButtonElement>;
}
