/** Ends: what is shown when the line to the room is over and does not come back by itself, for every reason there is. */
import { closeCodes, type CloseReason } from '@lockstep/core';
import { pathTo, type Scene } from './scene.ts';
import type { Screen } from './screen.ts';

const reasons = Object.keys(closeCodes) as readonly CloseReason[];

export const ends: readonly Screen[] = reasons
  .filter((reason) => !closeCodes[reason].comeBack)
  .map((reason) => ({
    name: `end-${reason.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    show: (scene) => sentAway(scene, reason),
  }));

/** The server's word is put into its mouth: not all of these come about with three people at hand. */
async function sentAway({ page, line, room, look }: Scene, reason: CloseReason): Promise<void> {
  await page.routeWebSocket(/\/socket$/, (socket) => socket.close({ code: closeCodes[reason].code }));
  await page.goto(line.url + pathTo(room, look.language.me));
  await page.locator('form button[type=submit]').click();
  await page.getByRole('alert').locator('h2').waitFor();
}
