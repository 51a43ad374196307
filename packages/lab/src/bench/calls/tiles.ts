/** Tiles: how many people each one really sees and hears in calls of two, four and six. */
import { setTimeout as pause } from 'node:timers/promises';
import { joinCall, openGuest, type Guest } from '../../harness/calls/guest.ts';
import { livesOf, lookAtCall } from '../../harness/calls/judge.ts';
import { makeRoom } from '../../harness/product.ts';
import { sizes, type Size } from './figures.ts';
import type { CallWorld } from './world.ts';

const NAMES = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay'] as const;
/** From the last one's coming until it is looked. */
const SETTLE_MS = 5000;
/** Six pages that send and show five pictures each are more than a small machine does in good time: it is looked again. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 3000;

/** Of each size, that of the person who sees and hears fewest. */
export async function measureLiveTiles({
  browser,
  server,
  line,
}: CallWorld): Promise<Readonly<Record<Size, number>>> {
  const room = await makeRoom(server.port);
  const guests: Guest[] = [];
  const found: Record<Size, number> = { '2': 0, '4': 0, '6': 0 };
  for (const size of sizes) {
    for (const name of NAMES.slice(guests.length, size)) {
      const guest = await openGuest({ browser, line, room, name });
      await joinCall(guest.page);
      guests.push(guest);
    }
    await pause(SETTLE_MS);
    const until = performance.now() + PATIENCE_MS;
    do found[`${size}`] = Math.min(...(await Promise.all(guests.map(aliveFor))));
    while (found[`${size}`] < size - 1 && performance.now() < until);
  }
  return found;
}

async function aliveFor({ page }: Guest): Promise<number> {
  const before = await lookAtCall(page);
  await page.waitForTimeout(LOOK_MS);
  const after = await lookAtCall(page);
  return livesOf(before, after).filter(({ moves, sounds }) => moves && sounds).length;
}
