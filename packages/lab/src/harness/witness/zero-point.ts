/**
 * Zero point: where on the time of a page's element the film begins, read from its pictures, which carry their numbers. A
 * film in pieces counts from elsewhere than the same film in one file; what players say of it is not believed here.
 */
import type { Page } from '@playwright/test';
import { framesPerSecond } from '../../demo-film/draw-frame.ts';
import { median } from '../analysis/figures.ts';
import { frameIn } from './screen.ts';

/** One may be drawn a picture late where the machine is busy; the middle of so many is not. */
const looks = 5;

/** s; null: no picture could be read, or the film is not there yet. */
export async function zeroPoint(page: Page): Promise<number | null> {
  const zeros: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    const seen = await page.evaluate(lookAtFilm, 1 / framesPerSecond);
    const frame = seen === null ? null : frameIn(Buffer.from(seen.png, 'base64'));
    if (seen !== null && frame !== null) zeros.push(seen.mediaTime - frame / framesPerSecond);
    // A film that stands shows the same again.
    if (seen?.isStanding === true) break;
  }
  return median(zeros);
}

interface Look {
  readonly mediaTime: number;
  readonly png: string;
  readonly isStanding: boolean;
}

/** To be run in the page; must not refer to anything outside itself. */
async function lookAtFilm(frameSec: number): Promise<Look | null> {
  const video = document.querySelector('video');
  if (video === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const draw = (mediaTime: number, isStanding: boolean): Look => {
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    const png = canvas.toDataURL('image/png').split(',')[1] ?? '';
    return { mediaTime, png, isStanding };
  };
  return new Promise((resolve) => {
    const last = globalThis.__sampler.peek().frames.at(-1)?.[1];
    // Of another film that was in the element before, or of a place left since, nothing is learnt.
    const isShown = last !== undefined && Math.abs(video.currentTime - last - frameSec / 2) < frameSec * 0.6;
    if (video.paused && isShown) {
      resolve(draw(last, true));
      return;
    }
    const patience = setTimeout(() => resolve(null), 2000);
    video.requestVideoFrameCallback((_, { mediaTime }) => {
      clearTimeout(patience);
      resolve(draw(mediaTime, false));
    });
  });
}
