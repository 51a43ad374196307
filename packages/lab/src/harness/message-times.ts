/** Message times: how long a message takes from Enter to each screen, measured in the pages themselves. */
import type { Page } from '@playwright/test';
import type {} from './page/bend-clock.ts';

/** A page in a room, with the chat in sight. */
export interface TimedPage {
  readonly page: Page;
  /** Add to a reading of the page's real clock to get the lab's; see calibrate. */
  readonly addMs: number;
}

/** Slower than a person may write, so that nothing waits for the room's limits. */
const EVERY_MS = 260;

/** The first page writes `count` messages; gives, for each, the time in ms to each page's screen, as many as came. */
export async function messageTimes(
  pages: readonly TimedPage[],
  count: number,
): Promise<readonly (readonly number[])[]> {
  const [writer] = pages;
  if (writer === undefined) return [];
  for (const { page } of pages) await page.evaluate(watch);
  const box = writer.page.getByRole('textbox', { name: 'Message', exact: true });
  for (let i = 0; i < count; i += 1) {
    await box.fill(`timed message ${i}.`);
    await box.press('Enter');
    // Not in step with any frame or timer of the pages.
    await writer.page.waitForTimeout(EVERY_MS + ((i * 7) % 40));
  }
  await writer.page.waitForTimeout(1000);
  const pressed = await writer.page.evaluate(() => globalThis.__messages.pressed);
  const taken = pressed.map((): number[] => []);
  for (const { page, addMs } of pages) {
    const shown = await page.evaluate(() => globalThis.__messages.shown);
    for (const [i, at] of pressed.entries()) {
      const seen = shown[i];
      if (seen !== undefined) taken[i]?.push(seen + addMs - (at + writer.addMs));
    }
  }
  return taken;
}

declare global {
  var __messages: {
    /** When Enter went down, by message. */
    readonly pressed: number[];
    /** When the frame in which it was first seen had been drawn, by message. */
    readonly shown: Record<number, number>;
  };
}

/** Runs in the page; must not refer to anything outside itself. */
function watch(): void {
  const found = { pressed: [] as number[], shown: {} as Record<number, number> };
  globalThis.__messages = found;
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Enter') found.pressed.push(globalThis.__lab.realNow());
    },
    { capture: true },
  );
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        const [, number] = /timed message (\d+)\./.exec(node.textContent ?? '') ?? [];
        if (number === undefined || found.shown[Number(number)] !== undefined) continue;
        found.shown[Number(number)] = NaN;
        // The frame with it begins at the next animation frame; what comes after that is behind its drawing.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            found.shown[Number(number)] = globalThis.__lab.realNow();
          };
          port2.postMessage(null);
        });
      }
    }
  });
  const layer = document.querySelector('[data-testid="film-overlay"]');
  if (layer === null) throw new Error('no film to show messages on');
  observer.observe(layer, { childList: true });
}
