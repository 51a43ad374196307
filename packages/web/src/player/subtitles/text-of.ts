/** Text of a subtitle file, whatever it was written in: much of what people have is older than Unicode. */
import { detect } from 'chardet';

/** The detector's names for what browsers call otherwise, or read by a larger set. */
const LABELS: Readonly<Record<string, string>> = {
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-2': 'windows-1250',
  'ISO-8859-9': 'windows-1254',
};
/** A whole film has enough of its language at its beginning. */
const LOOKED_AT_BYTES = 65_536;

/** With a mark at its beginning or without; bytes that mean nothing become the replacement character. */
export function textOf(bytes: Uint8Array): string {
  const marked = markedAs(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const found = detect(bytes.subarray(0, LOOKED_AT_BYTES)) ?? 'windows-1252';
    return decodedAs(LABELS[found] ?? found, bytes);
  }
}

function markedAs(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

function decodedAs(label: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (error) {
    // A name that this browser does not know.
    if (error instanceof RangeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}
