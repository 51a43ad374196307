/** Message menu: the button to what one can do with a message. */
import { EllipsisVertical } from 'lucide-react';
import { lazy, useRef } from 'react';
import { m } from '../../../i18n/messages.ts';
import { LateMenu } from '../../../ui/late-menu.tsx';
import { useTalk } from '../talk-context.tsx';
import type { MessageItemsProps } from './message-items.tsx';

const MessageItems = lazy(() => import('./message-items.tsx'));

export type MessageMenuProps = Omit<MessageItemsProps, 'onWrite'>;

export function MessageMenu({ message, name, mine }: MessageMenuProps) {
  const talk = useTalk();
  /** The box gets the focus when the menu has let it go. */
  const writes = useRef(false);
  return (
    <LateMenu
      align={mine ? 'end' : 'start'}
      onClosed={(event) => {
        if (!writes.current) return;
        writes.current = false;
        event.preventDefault();
        talk.write();
      }}
      trigger={
        <button
          type="button"
          aria-label={m.talk_menu({ name })}
          className="grid size-9 shrink-0 place-items-center rounded-xl text-faint opacity-0 transition-opacity duration-100 group-hover/row:opacity-100 hover:bg-text/8 hover:text-text focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-60"
        >
          <EllipsisVertical aria-hidden size={18} />
        </button>
      }
    >
      <MessageItems
        message={message}
        name={name}
        mine={mine}
        onWrite={() => {
          writes.current = true;
        }}
      />
    </LateMenu>
  );
}
