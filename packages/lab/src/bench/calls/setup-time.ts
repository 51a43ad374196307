/** Set-up time: somebody is in the call, somebody else presses “Join the call”; when does everybody see everybody? */
import { joinCall, openGuest, pressJoin, type Guest } from '../../harness/calls/guest.ts';
import { makeRoom } from '../../harness/product.ts';
import type { CallWorld } from './world.ts';

export interface SetupTimes {
  readonly times: readonly number[];
  /** How often not every picture came in time. */
  readonly never: number;
}

/** Whoever was there has said good-bye by then. */
const BETWEEN_MS = 1500;
const MOST_MS = 20_000;
const AGAIN_MS = 250;

export async function measureSetup(
  { browser, server, line }: CallWorld,
  relayOnly: boolean,
  trials: number,
): Promise<SetupTimes> {
  const room = await makeRoom(server.port);
  const ann = await openGuest({ browser, line, room, name: 'Ann', call: { relayOnly } });
  await joinCall(ann.page);
  const times: number[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const ben = await openGuest({ browser, line, room, name: 'Ben', call: { relayOnly } });
    await pressJoin(ben.page);
    const time = await allShownMs(ben, ann);
    if (time !== null) times.push(time);
    await ben.context.close();
    await ann.page.waitForTimeout(BETWEEN_MS);
  }
  return { times, never: trials - times.length };
}

/** From the newcomer's press until both see each other; null: not in time. */
async function allShownMs(newcomer: Guest, other: Guest): Promise<number | null> {
  const shownOn = async ({ page, addMs }: Guest): Promise<number | null> => {
    const at = await page.evaluate(() => globalThis.__calls.allShownAt(1));
    return at === null ? null : at + addMs;
  };
  for (let waited = 0; waited < MOST_MS; waited += AGAIN_MS) {
    await newcomer.page.waitForTimeout(AGAIN_MS);
    const pressed = await newcomer.page.evaluate(() => globalThis.__calls.pressedAt('Join the call'));
    const [here, there] = [await shownOn(newcomer), await shownOn(other)];
    if (pressed !== null && here !== null && there !== null)
      return Math.max(here, there) - (pressed + newcomer.addMs);
  }
  return null;
}
