/** Failure: why an element cannot play its film, as far as the browser tells. */
import type { PlayerFailure } from '../follow/player.ts';
import type { MediaElement } from './media-element.ts';

/** Codes of MediaError. */
const aborted = 1;
const network = 2;
const decode = 3;

/** How browsers word that nothing came from the address: Chromium (any cause), Firefox (status, or no connection). */
const nothingCame =
  /^MEDIA_ELEMENT_ERROR: Format error|^\d{3}: |failed to (load|open)|could not be (loaded|fetched)/i;

/** The failure behind an `error` event; null when somebody merely stopped the loading. [PL19] */
export function failureOf(element: Pick<MediaElement, 'error' | 'src'>): PlayerFailure | null {
  const { error, src } = element;
  if (error === null || error.code === aborted) return null;
  if (error.code === decode) return 'damaged';
  const unread =
    error.code === network || nothingCame.test(error.message) || /PIPELINE_ERROR_READ/.test(error.message);
  if (!unread) return 'unsupported';
  // A file of the person's own that was moved, deleted or changed since it was chosen.
  return src.startsWith('blob:') ? 'gone' : 'unreachable';
}

/** Sound is missed when none was decoded in this much played film. */
const heardAfterSec = 1;

/** A film with a sound track of which the browser has not decoded a byte although it played. [PL20] */
export function soundIsMissing(
  element: Pick<MediaElement, 'played' | 'webkitAudioDecodedByteCount'>,
): boolean {
  if (element.webkitAudioDecodedByteCount !== 0) return false;
  let playedSec = 0;
  for (let i = 0; i < element.played.length; i++)
    playedSec += element.played.end(i) - element.played.start(i);
  return playedSec >= heardAfterSec;
}
