/** Member: one page behind its own line and with its own clock, watched all the time. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { calibrate, type Calibration } from './calibrate.ts';
import type { LinkShape } from './network/link.ts';
import type { MemberLine, Network } from './network/network.ts';
import type { ClockBend } from './page/bend-clock.ts';
import { pagePrelude } from './page/in-page.ts';
import type { PageRecord } from './page/sampler.ts';

export interface MemberWishes {
  readonly name: string;
  readonly link: LinkShape;
  readonly clock: ClockBend;
}

export interface Member {
  readonly name: string;
  readonly wishes: MemberWishes;
  readonly page: Page;
  readonly line: MemberLine;
  readonly calibration: Calibration;
  /** What was seen since the last call, on the lab's clock. */
  take(): Promise<PageRecord>;
  leave(): Promise<void>;
}

/**
 * Opens `path` of the server at `targetPort` for a new member. The page counts as opened when its document is there;
 * whether the film is ready is the caller's question.
 */
export async function openMember(
  world: { readonly browser: Browser; readonly network: Network; readonly targetPort: number },
  wishes: MemberWishes,
  path: string,
): Promise<Member> {
  const line = await world.network.open(world.targetPort, wishes.link);
  const context = await newContext(world.browser, wishes);
  const page = await context.newPage();
  await page.goto(line.url + path, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  const calibration = await calibrate(page);
  return {
    name: wishes.name,
    wishes,
    page,
    line,
    calibration,
    async take() {
      return onLabClock(await page.evaluate(() => globalThis.__sampler.take()), calibration.addMs);
    },
    async leave() {
      await context.close();
      await line.close();
    },
  };
}

async function newContext(browser: Browser, wishes: MemberWishes): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 800, height: 600 } });
  await context.addInitScript({ content: pagePrelude(wishes.clock, true) });
  return context;
}

/** The same record with the lab's times. */
export function onLabClock(record: PageRecord, addMs: number): PageRecord {
  return {
    samples: record.samples.map(([at, ...rest]) => [at + addMs, ...rest]),
    frames: record.frames.map(([at, position]) => [at + addMs, position]),
    events: record.events.map(([at, ...rest]) => [at + addMs, ...rest]),
  };
}
