/** Screen: which frame of the film a page really shows, read from a screenshot. */
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { readFrameNumber } from '../../demo-film/block-code.ts';
import { filmSize } from '../../demo-film/draw-frame.ts';

/** The frame number on the page's screen; null when none can be read. */
export async function frameOnScreen(page: Page): Promise<number | null> {
  const box = await page.locator('video').first().boundingBox();
  if (box === null) return null;
  // The film keeps its shape inside its box; the rest is black.
  const scale = Math.min(box.width / filmSize.width, box.height / filmSize.height);
  const width = Math.floor(filmSize.width * scale);
  const height = Math.floor(filmSize.height * scale);
  const clip = {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
  };
  const shot = PNG.sync.read(await page.screenshot({ clip }));
  return readFrameNumber({ width: shot.width, height: shot.height, channels: 4, data: shot.data });
}
