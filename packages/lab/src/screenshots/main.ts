/**
 * `npm run screenshots`: pictures of every screen, on three devices, in both languages, into out/screenshots. With
 * `-- --readme` only the picture of the room that the README shows, into docs/images.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { startBrowser } from '../harness/browsers.ts';
import { startNetwork } from '../harness/network/network.ts';
import { startProduct } from '../harness/product.ts';
import { devices, languages } from './devices.ts';
import { takePictures } from './scenes.ts';

const README_SCENE = 'en-GB-desktop-playing';
const forReadme = process.argv.includes('--readme');
const folder = fileURLToPath(new URL('../../../../out/screenshots', import.meta.url));
const readmePicture = fileURLToPath(new URL('../../../../docs/images/room.png', import.meta.url));

await mkdir(folder, { recursive: true });
const server = await startProduct();
const network = startNetwork();
const browser = await startBrowser({ autoplay: true, soundCard: null });
const strict = await startBrowser({ autoplay: false, soundCard: null });
const keep = async (name: string, page: Page): Promise<void> => {
  if (forReadme && name === README_SCENE) await page.screenshot({ path: readmePicture });
  if (!forReadme) await page.screenshot({ path: `${folder}/${name}.png` });
};
try {
  for (const language of forReadme ? languages.slice(0, 1) : languages) {
    for (const device of forReadme ? devices.slice(0, 1) : devices) {
      await takePictures({ port: server.port, network, browser, strict, keep }, device, language);
      process.stdout.write(`${language.locale} ${device.name}: done\n`);
    }
  }
} finally {
  await browser.close();
  await strict.close();
  await network.stop();
  await server.close();
}
