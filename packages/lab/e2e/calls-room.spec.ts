/** Calls and the room: what hosts may do about them, screens that are shared, and the film beside them. */
import type { Locator } from '@playwright/test';
import {
  button,
  caller,
  callRegion,
  demo,
  expect,
  expectAlive,
  expectAllAlive,
  expectReleased,
  inCall,
  joinCall,
  test,
  tileOf,
  visitor,
} from './calls.ts';
import { expectPlaying, film, frameMs, skewMs } from './lockstep.ts';
import { socketBytes } from './socket-bytes.ts';

/** Where the settings are at hand. */
const desk = { width: 1280, height: 800 };

test('[CA3][CA48] where calls are off nobody can join, and a call that is on ends', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann', { viewport: desk });
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  await button(ann.page, 'Settings').first().click();
  const settings = ann.page.getByRole('dialog');
  await settings.getByRole('tab', { name: 'The room’s' }).click();
  await settings.getByRole('switch', { name: 'Calls beside the film' }).setChecked(false);
  for (const { page } of [ann, ben]) await expectReleased(page);
  await button(ben.page, /^Call$/).click();
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Join the call' }).click();
  await expect(ben.page.getByText('Calls are turned off in this room.').first()).toBeVisible();
});

test('[CA7][CA47] a host turns off somebody’s microphone: both are told, and he may turn it on again', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann');
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  await tileOf(ann.page, 'Ben').getByRole('button', { name: 'What to do with Ben' }).click();
  await button(ann.page, 'Turn off the microphone for Ben').click();
  await expect(
    ben.page.getByText('A host or moderator turned off your microphone. You can turn it on again.').first(),
  ).toBeVisible();
  await expect(tileOf(ann.page, 'Ben')).toContainText('microphone off', { ignoreCase: true });
  await inCall(ben.page, 'Unmute').click();
  await expectAlive(ann.page, ['Ben']);
  // Who is no host has no such button.
  await tileOf(ben.page, 'Ann').getByRole('button', { name: 'What to do with Ann' }).click();
  await expect(button(ben.page, 'Turn off the microphone for Ann')).toHaveCount(0);
});

test('[CA43][CA76][CA88] a shared screen is seen by all, also by who comes later, and its end is seen, too', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann');
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  await inCall(ben.page, 'Share screen').click();
  const screen = callRegion(ann.page).getByRole('group', { name: 'Screen of Ben' });
  await expectScreenMoves(screen);
  await expect(ann.page.getByText('Ben shares the screen').first()).toBeAttached();
  const cleo = await caller(lockstep, room, 'Cleo');
  await expectScreenMoves(callRegion(cleo.page).getByRole('group', { name: 'Screen of Ben' }));
  await expectAlive(cleo.page, ['Ann', 'Ben']);
  await inCall(ben.page, 'Stop sharing').click();
  for (const { page } of [ann, cleo])
    await expect(callRegion(page).getByRole('group', { name: 'Screen of Ben' })).toHaveCount(0);
  await expectAllAlive([ann, ben, cleo]);
});

async function expectScreenMoves(screen: Locator): Promise<void> {
  const video = screen.locator('video');
  await expect(video).toBeVisible();
  const frames = () =>
    video.evaluate((element) => (element as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames);
  const before = await frames();
  await expect.poll(frames).toBeGreaterThan(before + 2);
}

test('beside a call the film keeps its frame, and the room is told no more than a few words', async ({
  lockstep,
}) => {
  test.setTimeout(120_000);
  const room = await lockstep.makeRoom();
  const ann = await visitor(lockstep, room, 'Ann', { film: demo });
  const ben = await visitor(lockstep, room, 'Ben', { film: demo });
  const both = [ann, ben];
  await ann.page.keyboard.press('k');
  await expectPlaying(both);
  const before = await socketBytes(ann.page, MEASURED_MS);
  for (const { page } of both) await joinCall(page);
  await expectAllAlive(both);
  // The first moments are for coming to terms.
  await ann.page.waitForTimeout(3000);
  const during = await socketBytes(ann.page, MEASURED_MS);
  test.info().annotations.push({ type: 'bytes before and during', description: `${before}, ${during}` });
  expect(during).toBeLessThan(before * 1.3 + 2000);
  // The film is short, and may be over by now.
  await ann.page.keyboard.press('0');
  if ((await film(ann.page)).paused) await ann.page.keyboard.press('k');
  await expectPlaying(both);
  await expect.poll(() => skewMs(both), { timeout: 20_000 }).toBeLessThan(frameMs);
  await expectAllAlive(both);
});

const MEASURED_MS = 4000;
