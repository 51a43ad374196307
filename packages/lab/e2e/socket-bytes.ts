/** Socket bytes: what goes over a page's socket to the room, in both directions. */
import type { Page } from '@playwright/test';

/** How many bytes it was in the next moments. */
export async function socketBytes(page: Page, ms: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  const count = ({ response }: { readonly response: { readonly payloadData: string } }): void => {
    bytes += Buffer.byteLength(response.payloadData);
  };
  session.on('Network.webSocketFrameSent', count);
  session.on('Network.webSocketFrameReceived', count);
  await session.send('Network.enable');
  await page.waitForTimeout(ms);
  await session.detach();
  return bytes;
}
