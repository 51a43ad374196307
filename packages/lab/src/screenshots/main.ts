/**
 * `npm run screenshots`: pictures of every screen (screens/walks.ts) on three devices, in both languages, dark and light,
 * into out/screenshots. `-- NAME…` takes only screens whose names contain one of these; `-- --readme` only the
 * picture of the room that the README shows, into docs/images.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { startBrowser } from '../harness/browsers.ts';
import { startNetwork } from '../harness/network/network.ts';
import { startProduct, uploadsHere } from '../harness/product.ts';
import { devices, languages, type Look } from '../screens/look.ts';
import { sceneSwitches } from '../screens/scene.ts';
import { themes, wear } from '../screens/theme.ts';
import { walks, walkThrough } from '../screens/walks.ts';

const README_SCREEN = 'playing';
const words = process.argv.slice(2);
const forReadme = words.includes('--readme');
const wanted = forReadme ? [README_SCREEN] : words.filter((word) => !word.startsWith('--'));
const folder = fileURLToPath(new URL('../../../../out/screenshots', import.meta.url));
const readmePicture = fileURLToPath(new URL('../../../../docs/images/room.png', import.meta.url));

const isWanted = (name: string): boolean =>
  wanted.length === 0 || wanted.some((part) => (forReadme ? name === part : name.includes(part)));
const chosen = walks
  .map((walk) => ({ ...walk, screens: walk.screens.filter(({ name }) => isWanted(name)) }))
  .filter(({ screens }) => screens.length > 0);
const looks: readonly Look[] = languages.flatMap((language) =>
  devices.map((device) => ({ device, language })),
);

await mkdir(folder, { recursive: true });
const server = await startProduct(undefined, { uploads: uploadsHere() });
const network = startNetwork();
const browser = await startBrowser({ autoplay: true, soundCard: null, switches: sceneSwitches });
const strict = await startBrowser({ autoplay: false, soundCard: null });
const world = { port: server.port, network, browser, strict };
try {
  for (const look of forReadme ? looks.slice(0, 1) : looks) {
    const where = `${look.language.locale}-${look.device.name}`;
    for (const walk of chosen) {
      await walkThrough(walk, world, look, async (screen, page) => takePictures(page, `${where}-${screen}`));
      process.stdout.write(`${where}: ${walk.name}\n`);
    }
  }
} finally {
  await browser.close();
  await strict.close();
  await network.stop();
  await server.close();
}

async function takePictures(page: Page, name: string): Promise<void> {
  for (const theme of forReadme ? themes.slice(0, 1) : themes) {
    await wear(page, theme);
    const path = forReadme ? readmePicture : `${folder}/${name}-${theme}.png`;
    await page.screenshot({ path });
  }
}
