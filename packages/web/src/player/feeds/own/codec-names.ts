/** Codec names: what people call the codec of a track. */

const FAMILIES: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'HEVC (H.265)',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  prores: 'ProRes',
  aac: 'AAC',
  opus: 'Opus',
  mp3: 'MP3',
  vorbis: 'Vorbis',
  flac: 'FLAC',
  ac3: 'AC-3 (Dolby Digital)',
  eac3: 'E-AC-3 (Dolby Digital Plus)',
  dts: 'DTS',
};

/** By the beginning of what the container calls it, in lower case. */
const IN_CONTAINERS: readonly (readonly [start: string, name: string])[] = [
  ['v_mpeg4/iso/', 'MPEG-4 Part 2 (DivX, Xvid)'],
  // One word for two codecs.
  ['mp4v', 'MPEG-4 Part 2 or MPEG-2'],
  ['v_mpeg1', 'MPEG-1'],
  ['v_mpeg2', 'MPEG-2'],
  ['m2v1', 'MPEG-2'],
  ['mp2v', 'MPEG-2'],
  ['v_theora', 'Theora'],
  ['v_mjpeg', 'Motion JPEG'],
  ['jpeg', 'Motion JPEG'],
  ['mjp', 'Motion JPEG'],
  ['v_real', 'RealVideo'],
  ['v_ms/vfw', 'VFW'],
  ['h263', 'H.263'],
  ['s263', 'H.263'],
  ['dvh', 'Dolby Vision'],
  ['encv', 'DRM'],
  ['enca', 'DRM'],
  ['a_truehd', 'Dolby TrueHD'],
  ['mlpa', 'Dolby TrueHD'],
  ['a_alac', 'ALAC'],
  ['alac', 'ALAC'],
  ['a_mpeg/l2', 'MP2'],
  ['a_mpeg/l1', 'MP1'],
  ['a_real', 'RealAudio'],
  ['a_dts', 'DTS'],
  ['samr', 'AMR'],
  ['sawb', 'AMR'],
  ['a_ms/acm', 'ACM'],
];

/**
 * `family`: the codec as the reader knows it; null: it does not. `inContainer`: as the container calls it. An unknown
 * one keeps the container's word, which is at least something to search for.
 */
export function codecName(family: string | null, inContainer: string | number | null): string {
  if (family !== null) return FAMILIES[family] ?? (/^(pcm|ulaw|alaw)/.test(family) ? 'PCM' : family);
  const word = String(inContainer ?? '').trim();
  const known = IN_CONTAINERS.find(([start]) => word.toLowerCase().startsWith(start));
  return known?.[1] ?? word.replace(/^[VA]_/, '');
}
