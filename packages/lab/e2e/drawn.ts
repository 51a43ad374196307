/** Drawn: what the subtitles drawn over the picture look like, as pixels. */
import type { Page } from '@playwright/test';

export interface Patch {
  /** Pixels of that colour. */
  readonly pixels: number;
  /** Where their middle is, as shares of the picture. */
  readonly x: number;
  readonly y: number;
}

/** Of what is drawn now in the colour (0–255 each), give or take; of the whole canvas. */
export function patchOf(page: Page, colour: readonly [number, number, number]): Promise<Patch> {
  return page.evaluate((wanted) => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=drawn-subtitles] canvas');
    const nothing = { pixels: 0, x: 0, y: 0 };
    if (canvas === null || canvas.width === 0 || canvas.height === 0) return nothing;
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const pen = copy.getContext('2d');
    if (pen === null) return nothing;
    pen.drawImage(canvas, 0, 0);
    const { data } = pen.getImageData(0, 0, copy.width, copy.height);
    let pixels = 0;
    let x = 0;
    let y = 0;
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) < 200) continue;
      if (wanted.some((value, channel) => Math.abs((data[at + channel] ?? 0) - value) > 40)) continue;
      pixels += 1;
      x += (at / 4) % copy.width;
      y += Math.floor(at / 4 / copy.width);
    }
    if (pixels === 0) return nothing;
    return { pixels, x: x / pixels / copy.width, y: y / pixels / copy.height };
  }, colour);
}
