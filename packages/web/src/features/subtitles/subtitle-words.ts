/** Subtitle words: what choices of subtitles are called. */
import type { SubtitleLook } from '../../device/subtitle-look.ts';
import { m } from '../../i18n/messages.ts';

type Words<Choice extends string> = Readonly<Record<Choice, () => string>>;

export const sizeWords: Words<SubtitleLook['size']> = {
  small: m.subtitles_size_small,
  medium: m.subtitles_size_medium,
  large: m.subtitles_size_large,
  huge: m.subtitles_size_huge,
};
export const colourWords: Words<SubtitleLook['colour']> = {
  white: m.subtitles_white,
  yellow: m.subtitles_yellow,
  cyan: m.subtitles_cyan,
  green: m.subtitles_green,
};
export const backWords: Words<SubtitleLook['back']> = {
  outline: m.subtitles_outline,
  shadow: m.subtitles_shadow,
  box: m.subtitles_box,
  none: m.subtitles_bare,
};
export const heightWords: Words<SubtitleLook['height']> = {
  low: m.subtitles_low,
  middle: m.subtitles_middle,
  high: m.subtitles_high,
};
