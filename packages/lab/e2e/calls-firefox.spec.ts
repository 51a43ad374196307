/** Firefox and Chromium in one call: each sees and hears the other. */
import { callPrelude, usualCall } from '../src/harness/calls/call-prelude.ts';
import { namesAliveIn } from '../src/harness/calls/judge.ts';
import { buttonIn } from '../src/harness/firefox.ts';
import { caller, callBrowser, expect, inCall, expectAlive } from './calls.ts';
import { test } from './firefox.ts';

test.use({ launchOptions: callBrowser });

test('[CA31] Firefox and Chromium see and hear each other in a call, also after one has turned the camera off and on', async ({
  lockstep,
  firefox,
}) => {
  test.setTimeout(180_000);
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann');
  const fay = await firefox.visit(`/r/${room}?u=Fay`, {}, callPrelude(usualCall));
  await fay.press('Join');
  await fay.page.waitForSelector('[role="tab"]');
  await fay.press('Call');
  for (const name of ['Microphone', 'Camera']) {
    const found = await fay.page.waitForSelector(`::-p-aria([name="${name}"][role="switch"])`);
    const isOn = await found?.evaluate(
      (box) => (box as HTMLInputElement).checked || box.ariaChecked === 'true',
    );
    if (isOn !== true) await found?.click();
  }
  await fay.press('Join the call');
  await buttonIn(fay.page, 'Leave the call');
  const aliveInFirefox = () => namesAliveIn(() => fay.page.evaluate(() => globalThis.__calls.look()));
  await expectAlive(ann.page, ['Fay']);
  await expect.poll(aliveInFirefox, { timeout: 30_000 }).toEqual(['Ann']);
  await fay.press('Turn camera off');
  await expect(ann.page.getByTestId('call-tile').locator('video')).toHaveCount(1);
  await fay.press('Turn camera on');
  await expectAlive(ann.page, ['Fay']);
  await inCall(ann.page, 'Leave the call').click();
  await expect
    .poll(() => fay.page.evaluate(() => document.querySelectorAll('[data-testid="call-tile"]').length))
    .toBe(1);
});
