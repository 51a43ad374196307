/**
 * Walks: all screens there are, in the order in which one page comes by. A new screen is a row in one of these tables;
 * the pictures (`npm run screenshots`) and the search for barriers (e2e/a11y.spec.ts) follow them.
 */
import type { Page } from '@playwright/test';
import { enterWithoutGesture, playsMuted } from '../harness/without-gesture.ts';
import { ends } from './ends.ts';
import { beginCall, inCall } from './in-call.ts';
import { inRoom } from './in-room.ts';
import type { Look } from './look.ts';
import { places } from './places.ts';
import { enter, openScene, pathTo, type Scene, type World } from './scene.ts';
import type { Screen } from './screen.ts';

export interface Walk {
  readonly name: string;
  /** In a browser that gives no sound without a gesture. */
  readonly strict?: true;
  /** It takes all of a small machine. */
  readonly alone?: true;
  readonly begin?: (scene: Scene) => Promise<unknown>;
  readonly screens: readonly Screen[];
}

export const walks: readonly Walk[] = [
  { name: 'outside', screens: places },
  {
    name: 'in a room',
    begin: async ({ page, line, room, look }) => {
      await page.goto(line.url + pathTo(room, look.language.me));
      await enter(page);
    },
    screens: inRoom,
  },
  { name: 'in a call', alone: true, begin: beginCall, screens: inCall },
  { name: 'ends', screens: ends },
  {
    name: 'without sound',
    strict: true,
    screens: [
      {
        name: 'tap-for-sound',
        show: async ({ page, line, room, look, friends }) => {
          await friends[0]?.keyboard.press('k');
          await enterWithoutGesture(page, line.url + pathTo(room, look.language.me), playsMuted);
        },
      },
    ],
  },
];

/** Shows each screen of the walk; `look` says how to look at it. */
export async function walkThrough(
  walk: Walk,
  world: World,
  look: Look,
  seen: (screen: string, page: Page) => Promise<void>,
): Promise<void> {
  const scene = await openScene(world, look, walk.strict === true ? world.strict : world.browser);
  try {
    await walk.begin?.(scene);
    for (const screen of walk.screens.filter(({ on }) => on?.(look.device) ?? true)) {
      await tellWhere(screen.name, async () => {
        await screen.show(scene);
        await seen(screen.name, scene.page);
        await screen.hide?.(scene);
      });
    }
  } finally {
    await scene.end();
  }
}

/** Else one would not know on the way to which of them a walk came to its end. */
async function tellWhere(name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw new Error(`at the screen "${name}"`, { cause: error });
  }
}
