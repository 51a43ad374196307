/** Pinned line: one line of text that stands over the film for everybody, just above where subtitles are. Rules TK17, TK25. */
import { may } from '@lockstep/core';
import { Pin, X } from 'lucide-react';
import { useStore } from 'zustand';
import { m } from '../../../i18n/messages.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useTalk } from '../talk-context.tsx';

export function PinnedLine() {
  const { box, sending } = useTalk();
  const { text, mayUnpin, held } = usePinned();
  const writing = useStore(box);
  if (text === null) return null;
  return (
    <div
      className="pointer-events-none absolute inset-x-0 flex justify-center px-3"
      // Above the subtitles and the controls, and above the line of those who are waited for and the box.
      style={{
        bottom: `calc(max(15%, 6.75rem, 1rem + var(--subtitle-room, 0px)) + ${held || writing ? '3.75rem' : '0px'})`,
      }}
    >
      <p className="appear flex max-w-full items-center gap-2.5 rounded-2xl bg-scrim py-1 pr-1 pl-4 text-text shadow-lift sm:max-w-3xl">
        <Pin aria-hidden size={16} className="shrink-0 text-glow" />
        <span className="sr-only">{m.talk_pinned()}</span>
        <span className="line-clamp-2 min-w-0 py-1.5 pr-3 text-[1.05rem] font-medium">{text}</span>
        {mayUnpin ? (
          <span className="pointer-events-auto">
            <IconButton name={m.talk_unpin()} place="above-right" onClick={sending.unpin}>
              <X aria-hidden size={18} />
            </IconButton>
          </span>
        ) : null}
      </p>
    </div>
  );
}

export function usePinned() {
  return useRoom(({ room, me }) => ({
    text: room?.pinned?.text ?? null,
    mayUnpin: room !== null && me !== null && may(room, me, 'marks'),
    held: room !== null && room.hold !== null,
  }));
}
