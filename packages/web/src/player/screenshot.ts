/**
 * Screenshot: the frame on the screen as a PNG of the film's own size. A film of another site taints what is drawn from
 * it; then a second, silent element asks that site for leave, and without it there is no picture. [ST15]
 */
import { pictureName } from './picture-name.ts';
import type { ScreenshotOutcome } from './told.ts';

/** The other site may never answer. */
const PATIENCE_MS = 8000;

/** Saves the frame that `video` shows as a file of the browser's downloads. */
export async function saveScreenshot(video: HTMLVideoElement, title: string): Promise<ScreenshotOutcome> {
  if (video.videoWidth === 0) return 'nothing';
  const name = pictureName(title, video.currentTime);
  // On its way to another place it has no picture of it yet.
  if (!(await arrived(video))) return 'nothing';
  const png = (await pngOf(video)) ?? (await foreignPng(video.currentSrc, video.currentTime));
  if (png === null) return 'foreign';
  download(png, name);
  return 'saved';
}

/** null: the picture may not be read. */
async function pngOf(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  try {
    return await new Promise<Blob | null>((answer) => {
      canvas.toBlob(answer, 'image/png');
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return null;
    throw error;
  }
}

/** The same frame by an element that asks for leave. It costs some of the film's data once more, so only when needed. */
async function foreignPng(url: string, at: number): Promise<Blob | null> {
  const video = document.createElement('video');
  try {
    video.crossOrigin = 'anonymous';
    video.muted = true;
    video.preload = 'auto';
    video.src = url;
    video.currentTime = at;
    return (await arrived(video)) ? await pngOf(video) : null;
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}

function arrived(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((answer) => {
    const done = new AbortController();
    const tell = (here: boolean) => {
      clearTimeout(timer);
      done.abort();
      answer(here);
    };
    const timer = setTimeout(() => tell(false), PATIENCE_MS);
    const look = () => {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.seeking) tell(true);
    };
    for (const type of ['seeked', 'loadeddata', 'canplay']) {
      video.addEventListener(type, look, { signal: done.signal });
    }
    video.addEventListener('error', () => tell(false), { signal: done.signal });
    look();
  });
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by then, however slow the disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
