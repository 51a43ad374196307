/** World: a server, lines and a browser with made-up cameras, for one part of the measuring. */
import type { Browser } from '@playwright/test';
import type { RunningServer, ServerOptions } from '@lockstep/server';
import { callSwitches } from '../../harness/calls/call-prelude.ts';
import { startBrowser } from '../../harness/browsers.ts';
import type { LinkShape } from '../../harness/network/link.ts';
import { startNetwork, type MemberLine } from '../../harness/network/network.ts';
import { startProduct } from '../../harness/product.ts';

export interface CallWorld {
  readonly browser: Browser;
  readonly server: RunningServer;
  readonly line: MemberLine;
}

export interface CallWorldWishes {
  readonly link: LinkShape;
  readonly films?: string;
  readonly options?: ServerOptions;
}

/** All share one line: what is measured does not fill it. */
export async function inCallWorld<Found>(
  { link, films, options }: CallWorldWishes,
  act: (world: CallWorld) => Promise<Found>,
): Promise<Found> {
  const server = await startProduct(films, options);
  const network = startNetwork();
  const browser = await startBrowser({ autoplay: true, soundCard: null, switches: callSwitches });
  try {
    const line = await network.open(server.port, link);
    return await act({ browser, server, line });
  } finally {
    await browser.close();
    await network.stop();
    await server.close();
  }
}
