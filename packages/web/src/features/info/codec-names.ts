/** Codec names: what people call the ways in which picture and sound are coded. Pure. [TR50] */

const VIDEO: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'HEVC (H.265)',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
};

const AUDIO: Readonly<Record<string, string>> = {
  aac: 'AAC',
  opus: 'Opus',
  mp3: 'MP3',
  vorbis: 'Vorbis',
  flac: 'FLAC',
  ac3: 'Dolby Digital (AC-3)',
  eac3: 'Dolby Digital Plus (E-AC-3)',
  dts: 'DTS',
  alac: 'ALAC',
};

const named = (names: Readonly<Record<string, string>>, codec: string | null): string | null =>
  codec === null ? null : (names[codec] ?? (codec.startsWith('pcm') ? 'PCM' : codec.toUpperCase()));

export const videoName = (codec: string | null): string | null => named(VIDEO, codec);
export const audioName = (codec: string | null): string | null => named(AUDIO, codec);
