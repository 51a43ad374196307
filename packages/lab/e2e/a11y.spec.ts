/** No barriers: axe goes through every screen (src/screens/walks.ts) and finds nothing serious. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startBrowser } from '../src/harness/browsers.ts';
import { devices, languages, type Look } from '../src/screens/look.ts';
import { themes, wear } from '../src/screens/theme.ts';
import { walks, walkThrough } from '../src/screens/walks.ts';
import { expect, test } from './lockstep.ts';

const [desktop, phone] = devices;
const [english, chinese] = languages;
if (!desktop || !phone || !english || !chinese) throw new Error('a look is missing');

/** Chinese where its widths differ most from the English ones: on the narrowest screen. */
const looks: readonly Look[] = [
  { device: desktop, language: english },
  { device: phone, language: english },
  { device: phone, language: chinese },
];

for (const walk of walks) {
  for (const look of looks) {
    const { device, language } = look;
    test(`no barriers: ${walk.name}, ${device.name}, ${language.locale}`, async ({
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
          for (const theme of themes) {
            await wear(page, theme);
            expect.soft(await barriersOn(page), `${screen}, ${theme}`).toEqual([]);
          }
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
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
    );
}
