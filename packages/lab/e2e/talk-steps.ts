/** Talk steps: what trials of the talk do and look at, again and again. */
import { createParticipant, randomId } from '@lockstep/core';
import { createHostRuntime, socketConnect } from '@lockstep/core/host';
import type { Locator, Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { expect, type Person } from './lockstep.ts';

/** The box one writes in: the chat's, or the one over the film while that is open. */
export const box = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true });

export async function write(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await box(page).press('Enter');
}

/** What stands in the chat. */
export const inChat = (page: Page, text: string | RegExp): Locator =>
  page.getByTestId('chat-list').getByRole('article').filter({ hasText: text });

/** What crosses the film, or stands on it. */
export const overFilm = (page: Page, text: string): Locator =>
  page.getByTestId('film-overlay').locator('span', { hasText: text });

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

export function two(people: readonly Person[]): readonly [Person, Person] {
  const [one, other] = people;
  if (one === undefined || other === undefined) throw new Error('nobody came');
  return [one, other];
}

/** Waits until something was there, however short its life: what flies by may be gone before it is asked for twice. */
export async function expectSeen(what: Locator, seconds = 5): Promise<void> {
  await what.first().waitFor({ state: 'attached', timeout: seconds * 1000 });
}

/** Some members without pages say `chatter 0`, `chatter 1` … one after the other, as fast as they may, and go. */
export async function chatter(port: number, room: string, count: number): Promise<void> {
  const members = Array.from({ length: 6 }, (_, index) => {
    const runtime = createHostRuntime();
    const participant = createParticipant({
      runtime,
      connect: socketConnect(`ws://127.0.0.1:${port}/api/rooms/${room}/socket`, WebSocket),
      secret: randomId(runtime),
      name: `Guest ${index}`,
      device: 'program',
    });
    participant.start();
    return participant;
  });
  for (const member of members) await expect.poll(() => member.view().me).not.toBeNull();
  for (let i = 0; i < count; i += 1) {
    members[i % members.length]?.say(`chatter ${i}`);
    await pause(40);
  }
  for (const member of members) {
    await expect.poll(() => member.view().chat.unsent).toEqual([]);
    member.leave();
    member.stop();
  }
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

export { expect };
