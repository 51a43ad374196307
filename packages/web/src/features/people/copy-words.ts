/** Copy words: whose copy of the film somebody has open, how far it is shifted, and how it differs. */
import { lengthText } from '../../i18n/length-text.ts';
import { m } from '../../i18n/messages.ts';
import type { FilmMatch } from '../../room/film-match.ts';
import type { PersonCopy } from '../../room/person-copy.ts';

/** What there is to say, in order; nothing for the room's own film. [SR6][SR11][SR20] */
export function copyWords({ isOwn, isFile, offsetSec, match }: PersonCopy): readonly string[] {
  const differs = matchWords(match);
  return [
    ...(isOwn ? [isFile ? m.copies_row_file() : m.copies_row_link()] : []),
    ...(offsetSec === 0 ? [] : [m.copies_row_offset({ amount: offsetText(offsetSec) })]),
    ...(differs === null ? [] : [differs]),
  ];
}

/** `+2.0 s` */
const offsetText = (seconds: number): string =>
  `${seconds < 0 ? '−' : '+'}${m.gap_s({ value: Math.abs(seconds).toFixed(1) })}`;

function matchWords(match: FilmMatch): string | null {
  switch (match.match) {
    case 'otherLength': {
      const amount = lengthText(match.bySec);
      return match.bySec > 0 ? m.copies_row_longer({ amount }) : m.copies_row_shorter({ amount });
    }
    case 'otherFile':
      return m.copies_row_other();
    case 'alike':
      return m.copies_row_alike();
    case 'same':
    case 'unknown':
      return null;
  }
}
