/** Reply strip: which message is being answered, above the box. */
import type { Message } from '@lockstep/core';
import { Reply, X } from 'lucide-react';
import { m } from '../../../i18n/messages.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { memberColour } from '../../../ui/member-colour.ts';
import { authorOf } from '../author.ts';

export function ReplyStrip({ message, onDrop }: { readonly message: Message; readonly onDrop: () => void }) {
  const { name, colour } = useRoom((view) => authorOf(view, message));
  return (
    <div className="flex items-center gap-2 rounded-2xl bg-higher pl-3 text-sm text-text">
      <Reply aria-hidden size={16} className="shrink-0 text-soft" />
      <p className="min-w-0 grow truncate">
        <span className="sr-only">{m.talk_replying_to({ name })}</span>
        <span aria-hidden className="font-medium" style={{ color: memberColour(colour) }}>
          {name}
        </span>{' '}
        <span className="text-soft">{message.text}</span>
      </p>
      <IconButton name={m.talk_reply_drop()} place="above-right" onClick={onDrop}>
        <X aria-hidden size={16} />
      </IconButton>
    </div>
  );
}
