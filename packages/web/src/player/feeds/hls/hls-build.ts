/**
 * HLS build: hls.js in the size that a film needs. Most films need neither sound tracks nor texts of their own, and the
 * build without them is a third smaller.
 */
import type HlsType from 'hls.js';
// Its worker as a file of ours: a worker made of text would need a page that allows such.
import workerUrl from 'hls.js/dist/hls.worker.js?url';

/** What of a list only the whole build understands: tracks in lists of their own, names put in, several servers, locks. */
const NEEDS_ALL =
  /^#EXT-X-(?:MEDIA:.*URI=|DEFINE:|CONTENT-STEERING:|SESSION-KEY:|KEY:.*KEYFORMAT=|I-FRAME|PART)/m;

/** @param list the list of the film as far as it is known; empty: not known, so everything is to be expected */
export const needsAll = (list: string): boolean => list === '' || NEEDS_ALL.test(list);

export async function loadHls(list: string): Promise<typeof HlsType> {
  return needsAll(list) ? (await import('hls.js')).default : (await import('hls.js/light')).default;
}

export { workerUrl };
