import { button, expect, expectPlaying, film, frameMs, skewMs, test } from './lockstep.ts';
import { phone, showPeople, tool, wake } from './screens.ts';

test('[CL50] on phones, looking back moves me alone, others see it, and I return to the line', async ({
  lockstep,
}) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben'], phone);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await showPeople(ann, ben);
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await expect.poll(async () => (await film(ann.page)).position).toBeGreaterThan(11);
  await wake(ann.page);
  await (await tool(ann.page, /Back 10 seconds, only for you/)).click();
  const banner = ann.page.getByRole('region', { name: 'On your own' });
  await expect(banner).toBeVisible();
  const gap = async (): Promise<number> => (await film(ben.page)).position - (await film(ann.page)).position;
  await expect.poll(gap).toBeGreaterThan(8);
  await expectPlaying([ann, ben]);
  await expect(ben.page.getByRole('listitem').filter({ hasText: 'Ann' })).toContainText('away');
  // Only my own film stands.
  await ann.page.keyboard.press('k');
  await expect.poll(async () => (await film(ann.page)).paused).toBe(true);
  expect((await film(ben.page)).paused).toBe(false);
  await banner.getByRole('button', { name: 'Return' }).click();
  await expect(banner).toBeHidden();
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs);
});

test('[CL57] everybody is brought to where I am on my own', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await showPeople(ann, ben);
  await ann.page.keyboard.press('k');
  await expect.poll(async () => (await film(ann.page)).position).toBeGreaterThan(12);
  // The key, and in fullscreen.
  await ann.page.keyboard.press('f');
  await ann.page.keyboard.press('a');
  const stage = ann.page.getByRole('region', { name: 'Stage' });
  await expect.poll(async () => (await film(ann.page)).position).toBeLessThan(10);
  await stage.getByRole('button', { name: 'Bring everyone here' }).click();
  await expect(ben.page.getByText(/Ann brought everybody to/).first()).toBeVisible();
  await expect(stage.getByRole('region', { name: 'On your own' })).toBeHidden();
  await expect.poll(async () => (await film(ben.page)).position).toBeLessThan(12);
  await expectPlaying([ann, ben]);
  await expect.poll(() => skewMs([ann, ben])).toBeLessThan(frameMs);
});

test('[CL55] going to somebody who is on their own goes along with them; A returns', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await showPeople(ann, ben);
  await ann.page.keyboard.press('5');
  await expect.poll(async () => (await film(ben.page)).position).toBeCloseTo(15, 0);
  await ben.page.keyboard.press('a');
  await expect(ann.page.getByRole('listitem').filter({ hasText: 'Ben' })).toContainText('away');
  await button(ann.page, 'Ben: what you can do').click();
  await ann.page.getByRole('menuitem', { name: 'Go to Ben, only you' }).click();
  await expect(ann.page.getByText('You are along with Ben').first()).toBeVisible();
  await expect.poll(async () => (await film(ann.page)).position).toBeCloseTo(5, 0);
  await ann.page.keyboard.press('a');
  await expect.poll(async () => (await film(ann.page)).position).toBeCloseTo(15, 0);
});
