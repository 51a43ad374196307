/** Slow friend: somebody whose line is too narrow for the film, so that the others have to wait for him. */
import type { BrowserContext } from '@playwright/test';
import { directLine } from '../harness/network/link.ts';
import type { MemberLine } from '../harness/network/network.ts';
import { enter, pathTo, type Scene } from './scene.ts';

/** Wide enough for the film's beginning, and not for all of it before anybody plays, also on a slow machine. */
const NARROW = { ...directLine, bytesPerSec: 14_000 };
/** Wide enough for the room's talk. */
const NARROWER = { ...directLine, bytesPerSec: 4000 };

interface SlowFriend {
  readonly context: BrowserContext;
  readonly line: MemberLine;
}

const there = new WeakMap<Scene, SlowFriend>();

export async function slowFriendComes(scene: Scene): Promise<void> {
  const { world, room, look } = scene;
  const line = await world.network.open(world.port, directLine);
  const context = await world.browser.newContext();
  there.set(scene, { context, line });
  const page = await context.newPage();
  // All of the app comes by the good line.
  await page.goto(line.url + pathTo(room, look.language.late), { waitUntil: 'networkidle' });
  await line.reshape(NARROW);
  await enter(page);
  await line.reshape(NARROWER);
}

export async function slowFriendGoes(scene: Scene): Promise<void> {
  await there.get(scene)?.context.close();
  await there.get(scene)?.line.close();
}
