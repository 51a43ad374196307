/** Guest: somebody in a room and its call, for figures: steps that trials take with more patience than measuring has. */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
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

export interface Sending {
  readonly mic: boolean;
  readonly camera: boolean;
}

/** Opens the dialog, and turns on what is wanted and off what is not. */
export async function prepareCall(page: Page, { mic, camera }: Sending): Promise<Locator> {
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Join the call' });
  await dialog.getByRole('switch', { name: 'Microphone' }).setChecked(mic);
  await dialog.getByRole('switch', { name: 'Camera' }).setChecked(camera);
  return dialog;
}

/** With camera and microphone, which are there already; does not wait for anybody. */
export async function pressJoin(page: Page): Promise<void> {
  const dialog = await prepareCall(page, { mic: true, camera: true });
  await page.waitForFunction(() => globalThis.__calls.given.length >= 2);
  await dialog.getByRole('button', { name: 'Join the call' }).click();
}

export async function joinCall(page: Page, sending: Sending = { mic: true, camera: true }): Promise<void> {
  const dialog = await prepareCall(page, sending);
  await dialog.getByRole('button', { name: 'Join the call' }).click();
  await callRegion(page).waitFor();
}

export const callRegion = (page: Page): Locator => page.getByRole('region', { name: 'Call', exact: true });
