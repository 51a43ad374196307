/** No barriers: axe goes through every screen (src/screens/walks.ts) and finds nothing serious. */
import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { shellPath, startBrowser } from '../src/harness/browsers.ts';
import { devices, languages, type Look } from '../src/screens/look.ts';
import { themes, wear } from '../src/screens/theme.ts';
import { walks, walkThrough } from '../src/screens/walks.ts';
import { sceneSwitches } from '../src/screens/scene.ts';
import { expect, test } from './lockstep.ts';

declare global {
  /** On a page that has read its source. */
  var axe: typeof import('axe-core');
}

test.use({
  launchOptions: {
    executablePath: shellPath,
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', ...sceneSwitches],
  },
});

const [desktop, phone] = devices;
const [english, chinese] = languages;
if (!desktop || !phone || !english || !chinese) throw new Error('a look is missing');

/** Every screen on each device and in each language; Chinese where its widths differ most from the English ones. */
const looks: readonly Look[] = [
  { device: desktop, language: english },
  { device: phone, language: chinese },
];
/** All that another theme can change, and nothing that another device does. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

for (const walk of walks) {
  for (const look of looks) {
    const { device, language } = look;
    const name = `no barriers: ${walk.name}, ${device.name}, ${language.locale}`;
    test(name, { tag: walk.alone === true ? '@alone' : [] }, async ({ product, network, browser }) => {
      test.setTimeout(300_000);
      const strict =
        walk.strict === true
          ? await startBrowser({ autoplay: false, soundCard: null, path: shellPath })
          : browser;
      try {
        const world = { port: product.port, network, browser, strict };
        await walkThrough(walk, world, look, async (screen, page) => {
          // Colours are the same on every device.
          for (const theme of device === desktop ? themes : themes.slice(0, 1)) {
            await wear(page, theme);
            const rules = theme !== themes[0] ? 'colours' : device === desktop ? 'all' : 'others';
            expect.soft(await barriersOn(page, rules), `${screen}, ${theme}`).toEqual([]);
          }
        });
      } finally {
        if (strict !== browser) await strict.close();
      }
    });
  }
}

/** Serious and critical findings, one a line. */
async function barriersOn(page: Page, rules: 'all' | 'colours' | 'others'): Promise<readonly string[]> {
  // It is long: to read it anew at each look took most of the walk's time.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    // What is in a frame is another site's.
    iframes: false,
    ...(rules === 'colours' && { runOnly: aboutColours }),
    ...(rules === 'others' && {
      rules: Object.fromEntries(aboutColours.map((id) => [id, { enabled: false }])),
    }),
  };
  return page.evaluate(async (chosen) => {
    const { violations } = await globalThis.axe.run(document, chosen);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`,
        ),
      );
  }, options);
}
