import { button, enter, expect, expectPlaying, film, linkTo, test } from './lockstep.ts';
import { RawMember } from './raw-member.ts';
import { phone, tool, wake } from './screens.ts';

test('[RM60] pressed on a phone, the guard takes everybody back to whoever fell behind, once', async ({
  lockstep,
}) => {
  const room = await lockstep.makeRoom();
  const ann = await enter(await lockstep.visit(linkTo(room, 'Ann'), phone));
  const ben = await enter(await lockstep.visit(linkTo(room, 'Ben')));
  const cleo = await RawMember.join(lockstep.server.port, room, 'Cleo');
  cleo.tell(0);
  await wake(ann.page);
  await (await tool(ann.page, /^Guard/)).click();
  const guard = await tool(ann.page, /^Guard/);
  await expect
    .poll(async () => (await guard.getAttribute('aria-pressed')) ?? guard.getAttribute('aria-checked'))
    .toBe('true');
  await ann.page.keyboard.press('Escape');
  await expect(ben.page.getByText(/Ann turned the guard on/).first()).toBeVisible();
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await expect.poll(async () => (await film(ann.page)).position).toBeGreaterThan(13);
  cleo.tell(9);
  await expect(ann.page.getByText(/Guard: everyone back to Cleo, \d+ s/).first()).toBeVisible();
  for (const { page } of [ann, ben]) {
    await expect.poll(async () => (await film(page)).position).toBeLessThan(12);
  }
  await expectPlaying([ann, ben]);
  // She does not catch up: nobody is taken back again.
  await expect.poll(async () => (await film(ann.page)).position, { timeout: 20_000 }).toBeGreaterThan(18);
  await cleo.leave();
});

test('[RM62] alone nobody is taken anywhere', async ({ lockstep }) => {
  const [ann] = await lockstep.roomWith(['Ann']);
  if (ann === undefined) throw new Error('nobody came');
  await wake(ann.page);
  await button(ann.page, /^Guard/).click();
  await ann.page.keyboard.press('k');
  await expectPlaying([ann]);
  await ann.page.evaluate(() => globalThis.__sampler.take());
  await ann.page.waitForTimeout(15_000);
  const { events } = await ann.page.evaluate(() => globalThis.__sampler.take());
  expect(events.filter(([, kind]) => kind === 'seeking' || kind === 'pause')).toEqual([]);
});

test('the guard is at hand in fullscreen', async ({ lockstep }) => {
  const [ann, ben] = await lockstep.roomWith(['Ann', 'Ben']);
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  await ann.page.keyboard.press('f');
  await wake(ann.page);
  const stage = ann.page.getByRole('region', { name: 'Stage' });
  await stage.getByRole('button', { name: /^Guard/ }).click();
  await expect(ben.page.getByText(/Ann turned the guard on/).first()).toBeVisible();
  await expect(button(ben.page, /^Guard/)).toHaveAttribute('aria-pressed', 'true');
});
