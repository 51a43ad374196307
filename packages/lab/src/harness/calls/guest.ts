/** Guest: somebody in a room and its call, for figures: steps that trials take with more patience than measuring has. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { calibrate } from '../calibrate.ts';
import type { MemberLine } from '../network/network.ts';
import { pagePrelude } from '../page/in-page.ts';
import { joinRoom } from '../product.ts';
import { callPrelude, usualCall, type CallWishes } from './call-prelude.ts';

export interface Guest {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Add to the page's times to get the lab's. */
  readonly addMs: number;
}

export interface GuestWishes {
  readonly browser: Browser;
  readonly line: MemberLine;
  readonly room: string;
  readonly name: string;
  readonly call?: Partial<CallWishes>;
  /** Path of a film that he brings. */
  readonly film?: string;
}

const viewport = { width: 480, height: 360 };

/** In the room, and not yet in the call. */
export async function openGuest({ browser, line, room, name, call, film }: GuestWishes): Promise<Guest> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport,
    permissions: ['camera', 'microphone'],
  });
  await context.addInitScript({ content: callPrelude({ ...usualCall, ...call }) });
  await context.addInitScript({ content: pagePrelude({ offsetMs: 0, driftPpm: 0 }) });
  const page = await context.newPage();
  const brings = film === undefined ? '' : `&url=${encodeURIComponent(film)}`;
  await page.goto(`${line.url}/r/${room}?u=${name}${brings}`);
  await joinRoom(page);
  const { addMs } = await calibrate(page);
  return { name, page, context, addMs };
}

/** Makes ready with camera and microphone, and presses; does not wait for anybody. */
export async function pressJoin(page: Page, sends: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Join the call' });
  for (const name of ['Microphone', 'Camera']) await dialog.getByRole('switch', { name }).setChecked(sends);
  if (sends) await page.waitForFunction(() => globalThis.__calls.given.length >= 2);
  await dialog.getByRole('button', { name: 'Join the call' }).click();
}

export async function joinCall(guest: Guest, sends = true): Promise<void> {
  await pressJoin(guest.page, sends);
  await guest.page.getByRole('region', { name: 'Call', exact: true }).waitFor();
}
