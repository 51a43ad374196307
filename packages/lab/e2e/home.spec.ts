import { button, expect, filmReady, test } from './lockstep.ts';

test('the demo film is one click away', async ({ lockstep }) => {
  const { page } = await lockstep.visit('/');
  await button(page, 'Play the demo film').click();
  await expect(page).toHaveURL(/\/r\/[1-9A-Za-z]{22}$/);
  await filmReady(page);
});
