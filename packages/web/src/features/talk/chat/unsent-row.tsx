/** Unsent row: something I said that has not come back from the room yet, and what can be done about it. [TK22] */
import type { Say } from '@lockstep/core';
import { LoaderCircle, RotateCw } from 'lucide-react';
import { m } from '../../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../../room/room-context.tsx';
import { classes } from '../../../ui/classes.ts';
import { MessageText } from './message-text.tsx';

export function UnsentRow({ say, head }: { readonly say: Say; readonly head: boolean }) {
  const { participant } = useRoomSession();
  const down = useRoom(({ link }) => link.state !== 'online');
  return (
    <article className={classes('flex flex-col items-end', head ? 'pt-2.5' : 'pt-0.5')}>
      <div className="max-w-full rounded-2xl bg-tint px-3 py-1.5 opacity-60">
        <MessageText text={say.text} />
      </div>
      {down ? (
        <button
          type="button"
          onClick={() => participant.retryNow()}
          className="flex min-h-11 items-center gap-1.5 rounded-lg px-1 text-sm text-danger hover:underline"
        >
          <RotateCw aria-hidden size={14} />
          {m.talk_unsent()}
        </button>
      ) : (
        // Shown only when it takes long enough to wonder.
        <p className="flex items-center gap-1.5 px-1 text-xs text-faint opacity-0 [animation:appear_160ms_700ms_ease-out_forwards]">
          <LoaderCircle aria-hidden size={12} className="animate-spin" />
          {m.talk_sending()}
        </p>
      )}
    </article>
  );
}
