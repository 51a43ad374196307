/** What trials of the control bar share. */
import type { Page } from '@playwright/test';
import { button, expect, film, type Person } from './lockstep.ts';

export const both = (people: readonly Person[]): readonly [Person, Person] => {
  const [ann, ben] = people;
  if (ann === undefined || ben === undefined) throw new Error('nobody came');
  return [ann, ben];
};

export const positionsNear = async (people: readonly Person[], seconds: number): Promise<void> => {
  for (const { page } of people) {
    await expect.poll(async () => Math.abs((await film(page)).position - seconds)).toBeLessThan(0.15);
  }
};

export const menuItem = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });
export const openMore = async (page: Page): Promise<void> => {
  await page.mouse.move(300, 300);
  await page.mouse.move(310, 300);
  await button(page, 'More').click();
};
