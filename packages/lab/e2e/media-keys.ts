/** Media keys: what the platform's lock screen, headset and picture-in-picture window would call. */
import type { Page } from '@playwright/test';

type Handlers = Record<string, MediaSessionActionHandler | null>;

declare global {
  var __mediaKeys: Handlers;
}

/** Before the page is opened. No driver can press these keys; what they call is the page's own. */
export async function listenForMediaKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.__mediaKeys = {};
    // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
    const original = MediaSession.prototype.setActionHandler;
    MediaSession.prototype.setActionHandler = function setActionHandler(action, handler): void {
      globalThis.__mediaKeys[action] = handler;
      original.call(this, action, handler);
    };
  });
}

export function pressMediaKey(
  page: Page,
  action: MediaSessionAction,
  details: { readonly seekTime?: number; readonly seekOffset?: number } = {},
): Promise<boolean> {
  return page.evaluate(
    ([name, more]) => {
      const handler = globalThis.__mediaKeys[name];
      handler?.({ action: name, ...more });
      return handler !== null && handler !== undefined;
    },
    [action, details] as const,
  );
}
