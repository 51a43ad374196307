/** `npm run icons`: the app's icons in the sizes that systems want, drawn by a browser from the one picture. */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumPath } from '../harness/browsers.ts';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '..', '..', '..', 'web', 'public');

interface Icon {
  readonly file: string;
  readonly edge: number;
  /** Systems cut such icons to their own shapes: the ground goes to the edge, the picture keeps to the middle. */
  readonly maskable: boolean;
}

const icons: readonly Icon[] = [
  { file: 'icon-192.png', edge: 192, maskable: false },
  { file: 'icon-512.png', edge: 512, maskable: false },
  { file: 'icon-maskable-512.png', edge: 512, maskable: true },
  // iOS rounds the corners itself.
  { file: 'icon-180.png', edge: 180, maskable: true },
];

const picture = await readFile(join(folder, 'icon.svg'), 'utf8');
const ground = /<rect width="64" height="64"[^>]*fill="(#[0-9a-f]{6})"/.exec(picture)?.[1];
if (ground === undefined) throw new Error('icon.svg has no ground of 64 by 64');

const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
try {
  for (const { file, edge, maskable } of icons) {
    const page = await browser.newPage({ viewport: { width: edge, height: edge } });
    const size = maskable ? '80%' : '100%';
    await page.setContent(
      `<style>
        html, body { margin: 0; height: 100%; background: ${maskable ? ground : 'transparent'}; }
        body { display: grid; place-items: center; }
        svg { width: ${size}; height: ${size}; }
      </style>${picture}`,
    );
    await writeFile(join(folder, file), await page.screenshot({ omitBackground: !maskable }));
    await page.close();
    console.log(file);
  }
} finally {
  await browser.close();
}
