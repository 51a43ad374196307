/** Chat panel: what was said and what happened, and the box to say something. Rules TK9–TK11, TK19–TK22. */
import { ArrowDown, Pin, X } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { m } from '../../../i18n/messages.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Composer } from '../composer/composer.tsx';
import { usePinned } from '../overlay/pinned-line.tsx';
import { useSeen, useTalk } from '../talk-context.tsx';
import { ChatList, type ChatListHandle } from './chat-list.tsx';

export default function ChatPanel() {
  const list = useRef<ChatListHandle>(null);
  const [atEnd, setAtEnd] = useState(true);
  const toEnd = useCallback(() => list.current?.toEnd(), []);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PinnedBar />
      <div className="relative min-h-0 grow">
        <ChatList ref={list} onEnd={setAtEnd} />
        {atEnd ? null : <NewerPill onClick={toEnd} />}
      </div>
      <div className="shrink-0 px-3 pt-2 pb-2">
        <Composer place="chat" onSent={toEnd} />
      </div>
    </div>
  );
}

function PinnedBar() {
  const { sending } = useTalk();
  const { text, mayUnpin } = usePinned();
  if (text === null) return null;
  return (
    <div className="mx-3 mb-1 flex items-center gap-2 rounded-xl bg-tint pl-3">
      <Pin aria-hidden size={16} className="shrink-0 text-glow" />
      <span className="sr-only">{m.talk_pinned()}</span>
      <p className="line-clamp-2 min-w-0 grow py-2 text-sm">{text}</p>
      {mayUnpin ? (
        <IconButton name={m.talk_unpin()} place="below-right" onClick={sending.unpin}>
          <X aria-hidden size={16} />
        </IconButton>
      ) : null}
    </div>
  );
}

function NewerPill({ onClick }: { readonly onClick: () => void }) {
  const { unread } = useSeen();
  return (
    <button
      type="button"
      onClick={onClick}
      className="appear absolute bottom-2 left-1/2 flex min-h-11 -translate-x-1/2 items-center gap-2 rounded-full bg-accent px-4 font-medium text-on-accent shadow-lift hover:bg-accent-strong"
    >
      <ArrowDown aria-hidden size={18} />
      {unread === 0 ? m.talk_to_end() : m.talk_new({ count: unread })}
    </button>
  );
}
