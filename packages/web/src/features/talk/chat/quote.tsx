/** Quote: the message that is answered, as a way to it. */
import { useStore } from 'zustand';
import { m } from '../../../i18n/messages.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { memberColour } from '../../../ui/member-colour.ts';
import { authorOf } from '../author.ts';
import { useTalk } from '../talk-context.tsx';

export interface QuoteProps {
  readonly seq: number;
  readonly onJump: (seq: number) => void;
}

export function Quote({ seq, onJump }: QuoteProps) {
  const { history } = useTalk();
  const quoted = useStore(history.store, ({ messages }) => messages[seq - (messages[0]?.seq ?? 0)]);
  const author = useRoom((view) => (quoted === undefined ? null : authorOf(view, quoted)));
  return (
    <button
      type="button"
      onClick={() => onJump(seq)}
      className="mb-1 flex min-h-9 w-full min-w-0 items-center gap-1.5 rounded-lg bg-text/6 px-2 py-1 text-left text-sm hover:bg-text/10"
    >
      <span className="sr-only">{m.talk_answers()}</span>
      {author === null ? (
        <span className="text-soft italic">{m.talk_earlier_message()}</span>
      ) : (
        <>
          <span
            className="max-w-24 shrink-0 truncate font-medium"
            style={{ color: memberColour(author.colour) }}
          >
            {author.name}
          </span>
          <span className="truncate text-soft">{quoted?.text}</span>
        </>
      )}
    </button>
  );
}
