/** What trials of calls need beside lockstep.ts: people with made-up cameras and microphones, and whether they reach each other. */
import type { LaunchOptions, Locator, Page } from '@playwright/test';
import { chromiumPath } from '../src/harness/browsers.ts';
import { callPrelude, callSwitches, usualCall, type CallWishes } from '../src/harness/calls/call-prelude.ts';
import { callRegion, joinCall } from '../src/harness/calls/guest.ts';
import { lookAtCall, namesAlive } from '../src/harness/calls/judge.ts';
import type { CallSeen } from '../src/harness/calls/watch-calls.ts';
import { joinRoom } from '../src/harness/product.ts';
import { button, enter, expect, test as base, type Lockstep, type Person, type Wishes } from './lockstep.ts';

/** How Chromium is started for calls; to be used by every file of theirs. */
export const callBrowser: LaunchOptions = {
  // The shell gives no page a microphone.
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', ...callSwitches],
};

export const test = base.extend({ launchOptions: [callBrowser, { scope: 'worker' }] });

/** The film that the server brings along. */
export const demo = '/media/demo.mp4';

/** Six of them and all their pictures have to fit on a small machine. */
const small = { width: 480, height: 360 };

export type CallPerson = Person & { readonly name: string };

/** How somebody comes: a room's way, and what his devices answer. */
export interface CallerWishes extends Wishes {
  readonly call?: Partial<CallWishes>;
  /** Brings this film along; the path is the server's. */
  readonly film?: string;
}

/** Somebody new, in the room but not yet in its call. */
export async function visitor(
  lockstep: Lockstep,
  room: string,
  name: string,
  { call, film, ...wishes }: CallerWishes = {},
): Promise<CallPerson> {
  const brings = film === undefined ? '' : `&url=${encodeURIComponent(film)}`;
  const person = await lockstep.visit(`/r/${room}?u=${name}${brings}`, {
    viewport: small,
    permissions: ['camera', 'microphone'],
    prelude: callPrelude({ ...usualCall, small: true, ...call }),
    ...wishes,
  });
  if (film === undefined) await joinRoom(person.page);
  else await enter(person);
  return { ...person, name };
}

/** Somebody new, in the call with camera and microphone. */
export async function caller(
  lockstep: Lockstep,
  room: string,
  name: string,
  wishes: CallerWishes = {},
): Promise<CallPerson> {
  const person = await visitor(lockstep, room, name, wishes);
  await joinCall(person.page);
  return person;
}

export const inCall = (page: Page, name: string | RegExp): Locator =>
  callRegion(page).getByRole('button', { name, exact: true });

export const tileOf = (page: Page, name: string): Locator =>
  page.getByRole('group', { name, exact: true }).and(page.getByTestId('call-tile'));

/** Waits until the tiles of exactly these others move and sound. */
export async function expectAlive(page: Page, names: readonly string[], timeout = 30_000): Promise<void> {
  await expect.poll(() => namesAlive(page), { timeout, intervals: [250] }).toEqual(names.toSorted());
}

/** Each of them sees and hears all of the others. */
export async function expectAllAlive(people: readonly CallPerson[], timeout?: number): Promise<void> {
  await Promise.all(
    people.map(({ page, name }) =>
      expectAlive(
        page,
        people.map((other) => other.name).filter((other) => other !== name),
        timeout,
      ),
    ),
  );
}

/** Nothing of the call is left on this page: no tile, no connection, no device. */
export async function expectReleased(page: Page): Promise<void> {
  await expect(callRegion(page)).toBeHidden();
  await expect
    .poll(async () => {
      const { openTracks, connections } = await lookAtCall(page);
      return { openTracks, connections };
    })
    .toEqual({ openTracks: 0, connections: 0 });
}

/** What changes in a page's call over the next moments: a look now, and another later. */
export async function twoLooks(page: Page, apartMs: number): Promise<readonly [CallSeen, CallSeen]> {
  const before = await lookAtCall(page);
  await page.waitForTimeout(apartMs);
  return [before, await lookAtCall(page)];
}

export { button, callRegion, expect, joinCall };
export { prepareCall } from '../src/harness/calls/guest.ts';
