/** Tallies: the reactions under a message; a press adds mine or takes it back. [TK6] */
import type { Message } from '@lockstep/core';
import { m } from '../../../i18n/messages.ts';
import { nameOf } from '../../../room/names.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { classes } from '../../../ui/classes.ts';
import type { Tally } from '../model/tallies.ts';
import { useTalk } from '../talk-context.tsx';

/** More kinds than this under one message are noise. */
const MOST = 12;

export function Tallies({
  message,
  tallies,
}: {
  readonly message: Message;
  readonly tallies: readonly Tally[];
}) {
  const { sending } = useTalk();
  const { room, me } = useRoom((view) => ({ room: view.room, me: view.me }));
  return (
    <div className="flex flex-wrap gap-1 pt-1">
      {tallies.slice(0, MOST).map(({ emoji, members }) => {
        const mine = me !== null && members.includes(me);
        const names = members.slice(0, 10).map((member) => nameOf(room, member) ?? m.talk_somebody());
        const who = new Intl.ListFormat(document.documentElement.lang).format(names);
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={mine}
            aria-label={m.talk_reaction_by({ emoji, count: members.length, names: who })}
            title={who}
            onClick={() => sending.react(message, emoji, !mine)}
            className={classes(
              'flex min-h-8 items-center gap-1.5 rounded-full px-2.5 text-sm tabular-nums transition-colors duration-100 pointer-coarse:min-h-11',
              mine ? 'bg-tint text-glow ring-1 ring-glow' : 'bg-higher text-soft hover:bg-highest',
            )}
          >
            <span aria-hidden className="max-w-20 truncate">
              {emoji}
            </span>
            {members.length}
          </button>
        );
      })}
    </div>
  );
}
