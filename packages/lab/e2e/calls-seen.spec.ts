/** Calls as they are seen: where the call is, how it is moved, who is large, and the key that is held to talk. */
import { button, caller, callRegion, demo, expect, expectAllAlive, inCall, test, tileOf } from './calls.ts';

const desk = { width: 1280, height: 800 };

test('[CA70][CA71][CA74] below the film, over it in fullscreen, and wherever it is moved to', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann', { film: demo, viewport: desk });
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  const { page } = ann;
  const region = callRegion(page);
  await expect(region).toHaveAttribute('data-spot', 'below');
  // The stage ends where the call begins.
  const film = await page.getByRole('region', { name: 'Stage' }).boundingBox();
  const call = await region.boundingBox();
  expect((film?.y ?? 0) + (film?.height ?? 0)).toBeLessThanOrEqual((call?.y ?? 0) + 1);

  await page.keyboard.press('f');
  await expect(region).toHaveAttribute('data-spot', 'over');
  // What is not in the element that is fullscreen is not seen.
  await expect(page.locator('[data-fullscreen=native] [data-testid=call]')).toBeVisible();
  await expectAllAlive([ann, ben]);

  const box = page.getByTestId('call-float');
  const before = await box.boundingBox();
  await button(page, 'Move the call').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowDown');
  const byKeys = await box.boundingBox();
  expect(Math.round((byKeys?.x ?? 0) - (before?.x ?? 0))).toBe(-24);
  expect(Math.round((byKeys?.y ?? 0) - (before?.y ?? 0))).toBe(120);

  // Taken by a tile: it moves, and no menu opens.
  const tile = await tileOf(page, 'Ben').boundingBox();
  const at = { x: (tile?.x ?? 0) + 40, y: (tile?.y ?? 0) + 30 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x - 200, at.y + 60, { steps: 5 });
  await page.mouse.up();
  const byHand = await box.boundingBox();
  expect(Math.abs((byHand?.x ?? 0) - (byKeys?.x ?? 0) + 200)).toBeLessThan(3);
  expect(Math.abs((byHand?.y ?? 0) - (byKeys?.y ?? 0) - 60)).toBeLessThan(3);
  await expect(button(page, 'Show large')).toHaveCount(0);

  // And it is there again the next time.
  await page.keyboard.press('f');
  await expect(region).toHaveAttribute('data-spot', 'below');
  await page.keyboard.press('f');
  const again = await box.boundingBox();
  expect(Math.abs((again?.x ?? 0) - (byHand?.x ?? 0))).toBeLessThan(3);
});

test('[CA76][CA78][CA81] who is pinned is large, the own tile is a mirror, a screen goes on the stage', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann', { viewport: desk });
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  const { page } = ann;
  const mirrored = (name: string) =>
    tileOf(page, name)
      .locator('video')
      .evaluate((video) => getComputedStyle(video).scale === '-1 1');
  expect(await mirrored('You')).toBe(true);
  expect(await mirrored('Ben')).toBe(false);
  const widthOf = async (name: string) => (await tileOf(page, name).boundingBox())?.width ?? 0;
  await button(page, 'What to do with Ben').click();
  await button(page, 'Show large').click();
  await expect.poll(async () => (await widthOf('Ben')) / (await widthOf('You'))).toBeGreaterThan(2);
  await button(page, 'What to do with Ben').click();
  await button(page, 'No longer large').click();
  await expect.poll(async () => (await widthOf('Ben')) / (await widthOf('You'))).toBeLessThan(1.2);

  await inCall(ben.page, 'Share screen').click();
  await button(page, 'Put it on the stage').click();
  const staged = page.getByRole('region', { name: 'Stage' }).getByTestId('call-stage');
  await expect(staged.locator('video')).toBeVisible();
  await button(page, 'Take it off the stage').click();
  await expect(staged).toHaveCount(0);
  // It goes from the stage with its end.
  await button(page, 'Put it on the stage').click();
  await expect(staged).toBeVisible();
  await inCall(ben.page, 'Stop sharing').click();
  await expect(staged).toHaveCount(0);
});

test('[CA83] push to talk: heard while V is held, and not while it is typed', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann', { viewport: desk });
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  const { page } = ann;
  await inCall(page, 'More about the call').click();
  await page.getByRole('menuitemcheckbox', { name: 'Push to talk' }).click();
  const talk = callRegion(page).getByText(/Hold V to talk|You are heard/);
  await expect(talk).toHaveText('Hold V to talk');
  await page.keyboard.down('v');
  await expect(talk).toHaveText('You are heard');
  await page.keyboard.up('v');
  await expect(talk).toHaveText('Hold V to talk');
  await page.getByRole('textbox', { name: 'Message' }).focus();
  await page.keyboard.down('v');
  await expect(talk).toHaveText('Hold V to talk');
  await page.keyboard.up('v');
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('v');
});

test('[CA86][CA88] the button says how many are in the call, and notices who comes and goes', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann', { viewport: desk });
  // What is told is looked for once the room's first moments are over.
  await ann.page.waitForTimeout(6000);
  const ben = await caller(lockstep, room, 'Ben');
  await expect(button(ann.page, /^Call$/)).toHaveAttribute('data-count', '2');
  await expect(ann.page.getByText('Ben is in the call')).toBeVisible();
  await inCall(ben.page, 'Leave the call').click();
  await expect(ann.page.getByText('Ben left the call')).toBeVisible();
  await expect(button(ann.page, /^Call$/)).toHaveAttribute('data-count', '1');
});
