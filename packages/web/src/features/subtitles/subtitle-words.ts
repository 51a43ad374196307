/** Subtitle words: what choices of subtitles are called. */
import type { SubtitleLook } from '../../device/subtitle-look.ts';
import { m } from '../../i18n/messages.ts';

export function sizeText(size: SubtitleLook['size']): string {
  switch (size) {
    case 'small':
      return m.subtitles_size_small();
    case 'medium':
      return m.subtitles_size_medium();
    case 'large':
      return m.subtitles_size_large();
    case 'huge':
      return m.subtitles_size_huge();
  }
}

export function colourText(colour: SubtitleLook['colour']): string {
  switch (colour) {
    case 'white':
      return m.subtitles_white();
    case 'yellow':
      return m.subtitles_yellow();
    case 'cyan':
      return m.subtitles_cyan();
    case 'green':
      return m.subtitles_green();
  }
}

export function backText(back: SubtitleLook['back']): string {
  switch (back) {
    case 'outline':
      return m.subtitles_outline();
    case 'shadow':
      return m.subtitles_shadow();
    case 'box':
      return m.subtitles_box();
    case 'none':
      return m.subtitles_bare();
  }
}

export function heightText(height: SubtitleLook['height']): string {
  switch (height) {
    case 'low':
      return m.subtitles_low();
    case 'middle':
      return m.subtitles_middle();
    case 'high':
      return m.subtitles_high();
  }
}
