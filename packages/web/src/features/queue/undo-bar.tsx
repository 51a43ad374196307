/** Undo bar: what this person has just done to the queue, and the way to take it back, for as long as the room keeps it. */
import { Undo2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CommandId } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export interface QueueDeed {
  readonly of: CommandId;
  readonly text: string;
}

export interface UndoBarProps {
  readonly deed: QueueDeed | null;
  /** It was taken back, or is of no interest any more. */
  readonly onDone: (undone: boolean) => void;
}

export function UndoBar({ deed, onDone }: UndoBarProps) {
  const { participant } = useRoomSession();
  const known = useRoom(({ room }) => deed !== null && room?.undos.some(({ id }) => id === deed.of) === true);
  const undo = useRef<HTMLButtonElement>(null);
  const shown = known ? deed : null;
  useEffect(() => {
    // What was pressed is gone with its row; the keys would begin at the top of the page.
    const timer = setTimeout(() => {
      if (shown !== null && document.activeElement === document.body) undo.current?.focus();
    });
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <output className="sticky bottom-2 z-10 block empty:hidden">
      {shown === null ? null : (
        <div className="appear flex items-center gap-1 rounded-2xl bg-higher py-1 pr-1 pl-4 shadow-lift">
          <p className="line-clamp-2 min-w-0 grow text-sm">{shown.text}</p>
          <Button
            ref={undo}
            look="bare"
            icon={<Undo2 aria-hidden size={18} />}
            onClick={() => {
              participant.send({ type: 'undoQueue', of: shown.of });
              onDone(true);
            }}
          >
            {m.queue_undo()}
          </Button>
          <IconButton name={m.queue_undo_close()} place="above-right" onClick={() => onDone(false)}>
            <X aria-hidden size={18} />
          </IconButton>
        </div>
      )}
    </output>
  );
}
