/** Copy text: that somebody's film is not the room's, and what differs. */
import { m } from '../../i18n/messages.ts';
import { lengthText } from '../../i18n/length-text.ts';
import type { CopyNews } from './copy-watch.ts';

/** @param name of the other one */
export function copyText({ here, match }: CopyNews, name: string): string | null {
  switch (match.match) {
    case 'otherLength': {
      const amount = lengthText(match.bySec);
      if (match.bySec > 0) return here ? m.copies_mine_longer({ amount }) : m.copies_longer({ name, amount });
      return here ? m.copies_mine_shorter({ amount }) : m.copies_shorter({ name, amount });
    }
    case 'otherFile':
      return here ? m.copies_mine_other() : m.copies_other({ name });
    case 'same':
    case 'unknown':
    case 'alike':
      return null;
  }
}
