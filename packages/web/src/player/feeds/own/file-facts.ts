/**
 * File facts: what is in a film file, as its container tells: tracks, codecs, languages, lengths. Read by a worker;
 * everything that decides how to play the file decides by these.
 */

export interface TrackFacts {
  /** As the container numbers it. */
  readonly id: number;
  /** What people call the codec: `H.264`, `DTS`. */
  readonly codec: string;
  /** For `isTypeSupported`: `avc1.64001f`; null where a browser has no word for the codec. */
  readonly type: string | null;
  /** BCP 47 or ISO 639; null where the file does not tell. */
  readonly language: string | null;
  /** As the film names it; empty where it does not. */
  readonly label: string;
  /** The file wants it chosen when nobody chose. */
  readonly preferred: boolean;
  /** Time of the first picture or sound on the file's own line, in s; may be below 0. */
  readonly firstSec: number;
}

export interface VideoFacts extends TrackFacts {
  /** Pixels as shown: square, upright. */
  readonly width: number;
  readonly height: number;
  /** Clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Length of a frame where times are told in whole ms and frames are alike, in s; null: times stand as they are. */
  readonly frameSec: number | null;
}

export interface AudioFacts extends TrackFacts {
  readonly channels: number;
  /** Hz */
  readonly sampleRate: number;
  /** Can be decoded here, by the browser or by what comes along, and so be coded anew. */
  readonly decodable: boolean;
}

export type Container =
  | 'MP4'
  | 'QuickTime'
  | 'Matroska'
  | 'WebM'
  | 'MPEG-TS'
  | 'Ogg'
  | 'MP3'
  | 'WAVE'
  | 'FLAC'
  | 'AAC';

export interface FileFacts {
  readonly container: Container;
  /** End of the last track on the file's own line, in s; null where it could not be told. */
  readonly endSec: number | null;
  readonly video: readonly VideoFacts[];
  readonly audio: readonly AudioFacts[];
}

/** Why nothing is known of a file. */
export type Unreadable =
  /** It has no bytes. */
  | { readonly why: 'empty' }
  /** Moved, changed or removed since it was chosen. */
  | { readonly why: 'gone' }
  /** A known kind of file that no browser takes apart: `AVI`. */
  | { readonly why: 'container'; readonly name: string }
  /** No film, or damaged where it matters. */
  | { readonly why: 'damaged' };
