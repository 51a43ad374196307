/** FilmKind: what kind of film begins with these bytes; names and what servers say are not believed. Pure. [TR44] */

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** A media type, or null: no film that we know. */
export function filmKind(bytes: Uint8Array): string | null {
  const box = text(bytes, 4, 8);
  if (box === 'ftyp') return text(bytes, 8, 12) === 'qt  ' ? 'video/quicktime' : 'video/mp4';
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(box)) return 'video/quicktime';
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) {
    return text(bytes, 0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  }
  const start = text(bytes, 0, 4);
  if (start === 'OggS') return 'video/ogg';
  if (start === 'fLaC') return 'audio/flac';
  if (start.startsWith('ID3')) return 'audio/mpeg';
  if (start === 'RIFF') {
    const form = text(bytes, 8, 12);
    return form === 'AVI ' ? 'video/x-msvideo' : form === 'WAVE' ? 'audio/wav' : null;
  }
  const isPackets = [0, 188, 376].every((at) => bytes[at] === 0x47);
  return isPackets ? 'video/mp2t' : null;
}
