/**
 * Film kind: what an address leads to. Its name is only a hint; what comes back decides. Rules MD3 and MD4 in
 * docs/spec/media.md.
 */

/** file: the browser reads it by itself, if it can. hls, dash: a list of pieces. page: something to read. */
export type FilmKind = 'file' | 'hls' | 'dash' | 'page';

const FILE_NAMES =
  /\.(?:mp4|m4v|mov|qt|webm|mkv|ogv|ogg|oga|mp3|m4a|aac|flac|wav|opus|avi|wmv|flv|ts|mts|m2ts|mpe?g|3gp)$/i;

/** What the name promises; null: it says nothing. */
export function kindByName(url: string): Exclude<FilmKind, 'page'> | null {
  if (/^(?:blob|data):/.test(url)) return 'file';
  const [path = '', query = ''] = url.split('#', 1)[0]?.split(/\?(.*)/s) ?? [];
  if (/\.m3u8?$/i.test(path) || /m3u8/i.test(query) || /m3u8/i.test(path)) return 'hls';
  if (/\.mpd$/i.test(path) || /\bmpd\b/i.test(query) || /mpd-time/i.test(path)) return 'dash';
  return FILE_NAMES.test(path) ? 'file' : null;
}

/** Boxes that a film in pieces or in one begins with. */
const BOXES = new Set([
  'ftyp',
  'styp',
  'moov',
  'moof',
  'mdat',
  'free',
  'skip',
  'wide',
  'sidx',
  'emsg',
  'pnot',
]);

/** The same of other containers: Matroska, Ogg, RIFF, Flash, sound alone, Windows media, programme streams. */
const BEGINNINGS = [
  '\u001AE\u00DF\u00A3',
  'OggS',
  'RIFF',
  'FLV\u0001',
  'fLaC',
  'ID3',
  '0&\u00B2u',
  '\u0000\u0000\u0001\u00BA',
];

/**
 * What came back.
 * @param head the first bytes, some hundred at least where there are so many
 * @returns null: bytes and type say nothing that is known here
 */
export function kindOf(contentType: string | null, head: Uint8Array): FilmKind | null {
  return kindOfBytes(head) ?? kindOfType(contentType);
}

function kindOfBytes(head: Uint8Array): FilmKind | null {
  const letters = latin(head);
  const text = letters.replace(/^\u00EF\u00BB\u00BF/, '').trimStart();
  if (text.startsWith('#EXTM3U')) return 'hls';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<MPD[\s>]/s.test(text)) return 'dash';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is.test(text))
    return 'page';
  if (BOXES.has(letters.slice(4, 8)) || BEGINNINGS.some((one) => letters.startsWith(one))) return 'file';
  // A transport stream: each packet of 188 bytes begins with a G.
  return letters.startsWith('G') && letters[188] === 'G' ? 'file' : null;
}

function kindOfType(contentType: string | null): FilmKind | null {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type.endsWith('mpegurl')) return 'hls';
  if (type === 'application/dash+xml') return 'dash';
  if (/^(?:video|audio)\//.test(type)) return 'file';
  return /^(?:text\/html|application\/xhtml\+xml|application\/json|application\/pdf|image\/.*)$/.test(type)
    ? 'page'
    : null;
}

/** Each byte as the letter of its number. */
const latin = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 2048), (byte) => String.fromCodePoint(byte)).join('');
