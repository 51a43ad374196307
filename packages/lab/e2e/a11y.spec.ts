/** No barriers: axe goes through every screen (src/screens/walks.ts) and finds nothing serious. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chromiumPath, startBrowser } from '../src/harness/browsers.ts';
import { devices, languages, type Look } from '../src/screens/look.ts';
import { wear, type Theme } from '../src/screens/theme.ts';
import { walks, walkThrough } from '../src/screens/walks.ts';
import { sceneSwitches } from '../src/screens/scene.ts';
import { expect, test } from './lockstep.ts';

test.use({
  launchOptions: {
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', ...sceneSwitches],
  },
});

const [desktop, phone] = devices;
const [english, chinese] = languages;
if (!desktop || !phone || !english || !chinese) throw new Error('a look is missing');

/** Every screen on each device, in each language and in each theme; Chinese where its widths differ most from the English ones. */
const looks: readonly (Look & { readonly theme: Theme })[] = [
  { device: desktop, language: english, theme: 'dark' },
  { device: phone, language: chinese, theme: 'light' },
];

for (const walk of walks) {
  for (const look of looks) {
    const { device, language, theme } = look;
    test(`no barriers: ${walk.name}, ${device.name}, ${language.locale}, ${theme}`, async ({
      product,
      network,
      browser,
    }) => {
      test.setTimeout(300_000);
      const strict =
        walk.strict === true ? await startBrowser({ autoplay: false, soundCard: null }) : browser;
      try {
        const world = { port: product.port, network, browser, strict };
        await walkThrough(walk, world, look, async (screen, page) => {
          await wear(page, theme);
          expect.soft(await barriersOn(page), screen).toEqual([]);
        });
      } finally {
        if (strict !== browser) await strict.close();
      }
    });
  }
}

/** Serious and critical findings, one a line. */
async function barriersOn(page: Page): Promise<readonly string[]> {
  // Without frames there is no need for a second page, which would take the focus.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
    );
}
