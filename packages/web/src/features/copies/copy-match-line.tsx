/** Copy match line: how the copy that plays here compares with the room's film. [SR5][SR6] */
import { currentItem } from '@lockstep/core';
import { lengthText } from '../../i18n/length-text.ts';
import { m } from '../../i18n/messages.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import { isWarned, type FilmMatch } from '../../room/film-match.ts';
import { copyOf } from '../../room/person-copy.ts';
import { useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';

export function CopyMatchLine() {
  const comparing = usePlayerState((state) => state.comparing);
  const { isOwn, isFile, match, bySec } = useRoom((view) => {
    const row = view.roster.find(({ connection }) => connection === view.myConnection);
    const item = view.room === null ? null : currentItem(view.room);
    const copy = copyOf(row?.telemetry?.film ?? null, item);
    return {
      isOwn: copy?.isOwn ?? false,
      isFile: copy?.isFile ?? false,
      match: copy?.match.match ?? 'unknown',
      bySec: copy?.match.match === 'otherLength' ? copy.match.bySec : 0,
    };
  });
  // The room's own link is the room's film.
  if (!isOwn && !isFile && (match === 'same' || match === 'unknown')) return null;
  const told = match === 'otherLength' ? { match, bySec } : { match };
  const words =
    comparing === null ? wordsOf(told) : m.copies_match_busy({ percent: Math.round(100 * comparing) });
  return (
    <output className={classes('block text-sm', isWarned(told) ? 'text-danger' : 'text-soft')}>
      {m.copies_match({ words })}
    </output>
  );
}

function wordsOf(match: FilmMatch): string {
  switch (match.match) {
    case 'same':
      return m.copies_match_same();
    case 'alike':
      return m.copies_match_alike();
    case 'unknown':
      return m.copies_match_unknown();
    case 'otherLength': {
      const amount = lengthText(match.bySec);
      return match.bySec > 0 ? m.copies_mine_longer({ amount }) : m.copies_mine_shorter({ amount });
    }
    case 'otherFile':
      return m.copies_mine_other();
  }
}
