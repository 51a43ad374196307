/** Screen: which frame of the film a page really shows, read from a screenshot. */
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { readFrameNumber } from '../../demo-film/block-code.ts';
import { filmSize } from '../../demo-film/draw-frame.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The frame number on the page's screen; null when none can be read. */
export async function frameOnScreen(page: Page): Promise<number | null> {
  const box = await page.locator('video').first().boundingBox();
  return box === null ? null : frameIn(await page.screenshot({ clip: pictureIn(box) }));
}

/** Where in the box of its element the film is: it keeps its shape, and the rest is black. */
export function pictureIn(box: Box): Box {
  const scale = Math.min(box.width / filmSize.width, box.height / filmSize.height);
  const width = Math.floor(filmSize.width * scale);
  const height = Math.floor(filmSize.height * scale);
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}

/** The frame number in a PNG of the film alone. */
export function frameIn(png: Uint8Array): number | null {
  const shot = PNG.sync.read(Buffer.from(png));
  return readFrameNumber({ width: shot.width, height: shot.height, channels: 4, data: shot.data });
}
