/** Slow friend: somebody whose line is too narrow for the film, so that the others have to wait for him. */
import type { BrowserContext } from '@playwright/test';
import { directLine } from '../harness/network/link.ts';
import type { MemberLine } from '../harness/network/network.ts';
import { enter, pathTo, type Scene } from './scene.ts';

/** Wide enough for the room's talk. */
const NARROW = { ...directLine, bytesPerSec: 14_000 };

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
  await page.goto(line.url + pathTo(room, look.language.late));
  await line.reshape(NARROW);
  await enter(page);
}

export async function slowFriendGoes(scene: Scene): Promise<void> {
  await there.get(scene)?.context.close();
  await there.get(scene)?.line.close();
}
