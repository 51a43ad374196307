/** Devices in calls: whatever the browser and the person answer, the call comes about, and the film does not mind. */
import { lookAtCall, ownTile } from '../src/harness/calls/judge.ts';
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
  prepareCall,
  test,
  tileOf,
  visitor,
} from './calls.ts';
import { expectPlaying } from './lockstep.ts';

test('[CA42][CA84] before joining one sees oneself, one’s level and one’s devices; closing lets go of them', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const { page } = await visitor(lockstep, room, 'Ann');
  const dialog = await prepareCall(page, { mic: true, camera: true });
  await expect(dialog.getByLabel('Your camera, as in a mirror')).toBeVisible();
  // The made-up microphone beeps once a second.
  await expect
    .poll(() => dialog.getByRole('meter').getAttribute('aria-valuenow'), { intervals: [50] })
    .not.toBe('0');
  const options = await dialog.getByLabel('Camera device').locator('option').allTextContents();
  expect(options).toEqual(expect.arrayContaining(['fake_device_0', 'fake_device_1']));
  await dialog.getByLabel('Camera device').selectOption({ label: 'fake_device_1' });
  await dialog.getByLabel('Microphone device').selectOption({ label: 'Fake Audio Input 2' });
  await expect.poll(() => page.evaluate(openLabels)).toEqual(['Fake Audio Input 2', 'fake_device_1']);
  await page.keyboard.press('Escape');
  await expectReleased(page);
});

/** Devices that are open now; runs in the page. */
const openLabels = (): readonly string[] =>
  globalThis.__calls.given
    .filter(({ readyState }) => readyState === 'live')
    .map(({ label }) => label)
    .toSorted();

test('[CA41] who allows the camera only after ten seconds is in the call meanwhile, and seen from then on', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann');
  const ben = await visitor(lockstep, room, 'Ben', { call: { answer: 'late' } });
  const asked = performance.now();
  await joinCall(ben.page);
  await expectAlive(ben.page, ['Ann'], 8000);
  await expect(tileOf(ann.page, 'Ben')).toBeVisible();
  expect(performance.now() - asked).toBeLessThan(10_000);
  await expectAllAlive([ann, ben]);
});

test('[CA40] who refuses camera and microphone, or has none, listens and watches; the film goes on for all', async ({
  lockstep,
}) => {
  test.setTimeout(120_000);
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann', { film: demo });
  const ben = await visitor(lockstep, room, 'Ben', { film: demo, call: { answer: 'refused' } });
  const cleo = await visitor(lockstep, room, 'Cleo', { call: { answer: 'missing' } });
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  const asked = await prepareCall(ben.page, { mic: true, camera: false }).catch(() => null);
  await expect(
    ben.page.getByText('The browser does not let this page use the microphone').first(),
  ).toBeVisible();
  await (asked ?? ben.page).getByRole('button', { name: 'Join the call' }).click();
  // The film is short, and a busy machine takes its time.
  await ann.page.keyboard.press('0');
  await joinCall(cleo.page, { mic: false, camera: false });
  await ann.page.keyboard.press('0');
  for (const { page } of [ben, cleo]) {
    await expect(callRegion(page)).toBeVisible();
    await expectAlive(page, ['Ann']);
  }
  for (const name of ['Ben', 'Cleo'])
    await expect(tileOf(ann.page, name)).toHaveAttribute('data-state', 'live');
  await expectPlaying([ann, ben]);
});

test('[CA42] a camera and a microphone that are pulled out are told, on both sides', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann');
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  await ben.page.evaluate(() => globalThis.__devices.unplug());
  // Either the platform's other devices are taken, or it is said that there is none: never a picture that stands still.
  await expect
    .poll(async () => {
      const frames = ownTile(await lookAtCall(ben.page))?.frames ?? null;
      return frames === null || frames > 0;
    })
    .toBe(true);
  await expect(async () => {
    const stands = (await tileOf(ann.page, 'Ben').locator('video').count()) > 0;
    if (stands) await expectAlive(ann.page, ['Ben'], 5000);
    // While another camera is being opened there is neither: looked at again soon.
    else await expect(inCall(ben.page, 'Turn camera on')).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
});

test('[CA45][CA83] push to talk is heard only while it is held', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann');
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  await button(ben.page, 'More about the call').click();
  await ben.page.getByRole('menuitemcheckbox', { name: 'Push to talk' }).click();
  await ben.page.keyboard.press('Escape');
  await expect.poll(() => soundsFrom(ann.page)).toBe(false);
  await ben.page.keyboard.down('v');
  await expect.poll(() => soundsFrom(ann.page)).toBe(true);
  await ben.page.keyboard.up('v');
  await expect.poll(() => soundsFrom(ann.page)).toBe(false);
});

/** Whether anything is heard on this page over the next moments. */
async function soundsFrom(page: Parameters<typeof lookAtCall>[0]): Promise<boolean> {
  const before = await lookAtCall(page);
  await page.waitForTimeout(1500);
  const after = await lookAtCall(page);
  return after.energies.some((energy, index) => energy - (before.energies[index] ?? 0) > 1e-7);
}
