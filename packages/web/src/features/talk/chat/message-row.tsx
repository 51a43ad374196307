/** Message row: who said it and when, what it answers, what it says, how others feel about it, and what one can do with it. */
import { Clock, Megaphone, MoveLeft } from 'lucide-react';
import { useRoom } from '../../../room/room-context.tsx';
import { m } from '../../../i18n/messages.ts';
import { formatTime } from '../../../player/film-time.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { classes } from '../../../ui/classes.ts';
import { memberColour } from '../../../ui/member-colour.ts';
import { authorOf } from '../author.ts';
import { lookOf } from '../model/look.ts';
import type { Row } from '../model/rows.ts';
import { speaksTo } from '../seen.ts';
import { useTalk } from '../talk-context.tsx';
import { clockTime } from './times.ts';
import { MessageMenu } from './message-menu.tsx';
import { MessageText } from './message-text.tsx';
import { Quote } from './quote.tsx';
import { Tallies } from './tallies.tsx';

export interface MessageRowProps {
  readonly row: Extract<Row, { type: 'message' }>;
  readonly flash: boolean;
  readonly onJump: (seq: number) => void;
}

export function MessageRow({ row: { message, head, tallies }, flash, onJump }: MessageRowProps) {
  const { history } = useTalk();
  const { name, colour, mine, forMe } = useRoom((view) => {
    const myName = view.room?.members.find(({ id }) => id === view.me)?.name ?? null;
    return {
      ...authorOf(view, message),
      mine: message.author === view.me,
      forMe: speaksTo(message, history.store.getState().messages, view.me, myName),
    };
  });
  return (
    <article
      className={classes(
        'group/row flex gap-2.5',
        head ? 'pt-2.5' : 'pt-0.5',
        mine && 'flex-row-reverse',
        flash && 'flash',
      )}
    >
      {mine ? null : (
        <div className="w-8 shrink-0">{head ? <Avatar name={name} colour={colour} size={32} /> : null}</div>
      )}
      <div className={classes('flex min-w-0 grow flex-col', mine ? 'items-end' : 'items-start')}>
        <p className={head ? 'flex max-w-full items-baseline gap-2 px-1 pb-0.5 text-sm' : 'sr-only'}>
          <span
            className={classes('truncate font-semibold', mine && 'sr-only')}
            style={{ color: memberColour(colour) }}
          >
            {name}
          </span>
          <Time message={message} />
        </p>
        <div className={classes('flex max-w-full items-center gap-0.5', mine && 'flex-row-reverse')}>
          <div
            className={classes(
              'min-w-0 rounded-2xl px-3 py-1.5',
              mine ? 'bg-tint' : 'bg-higher',
              forMe && 'shadow-[inset_3px_0_0_var(--glow)]',
            )}
          >
            {message.replyTo === undefined ? null : <Quote seq={message.replyTo} onJump={onJump} />}
            <Mark style={message.style} />
            <MessageText text={message.text} />
          </div>
          <MessageMenu message={message} name={name} mine={mine} />
        </div>
        {tallies === undefined ? null : <Tallies message={message} tallies={tallies} />}
      </div>
    </article>
  );
}

type Message = MessageRowProps['row']['message'];

function Time({ message: { at, mediaAt } }: { readonly message: Message }) {
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={mediaAt === undefined ? undefined : m.talk_in_film({ time: formatTime(mediaAt) })}
      className="shrink-0 text-xs text-faint tabular-nums"
    >
      {clockTime(at, document.documentElement.lang)}
    </time>
  );
}

/** What was said over the film, or to everybody, is marked with it. */
function Mark({ style }: { readonly style: string | undefined }) {
  const look = lookOf(style);
  switch (look.look) {
    case 'chat':
      return null;
    case 'notice':
      return (
        <span className="mr-1.5 inline-flex translate-y-0.5 text-glow" title={m.talk_way_notice()}>
          <Megaphone aria-hidden size={15} />
          <span className="sr-only">{m.talk_way_notice()}</span>
        </span>
      );
    case 'danmaku': {
      const Icon = look.timed ? Clock : MoveLeft;
      const name = look.timed ? m.talk_timed() : m.talk_danmaku();
      return (
        <span className="mr-1.5 inline-flex translate-y-0.5 text-faint" title={name}>
          <Icon aria-hidden size={15} />
          <span className="sr-only">{name}</span>
        </span>
      );
    }
  }
}
