/** Message menu: what one can do with a message: react, answer, speak to its author, pin it, copy it. */
import type { Message } from '@lockstep/core';
import { AtSign, Copy, EllipsisVertical, Pin, Reply } from 'lucide-react';
import { useRef } from 'react';
import { m } from '../../../i18n/messages.ts';
import { useMay } from '../../../room/use-may.ts';
import { MenuItem, MenuKeys } from '../../../ui/menu-parts.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { quickEmojis } from '../quick-emojis.ts';
import { useTalk } from '../talk-context.tsx';

export interface MessageMenuProps {
  readonly message: Message;
  readonly name: string;
  readonly mine: boolean;
}

export function MessageMenu({ message, name, mine }: MessageMenuProps) {
  const talk = useTalk();
  const { draft, sending } = talk;
  const mayPin = useMay('marks').allowed;
  /** The box gets the focus when the menu has let it go. */
  const writes = useRef(false);
  const answer = () => {
    draft.setState({ replyTo: message });
    writes.current = true;
  };
  const mention = () => {
    draft.setState(({ text }) => ({
      text: `${text}${text === '' || text.endsWith(' ') ? '' : ' '}@${name} `,
    }));
    writes.current = true;
  };
  return (
    <Menu
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
      <MenuKeys
        keys={quickEmojis}
        nameOf={(emoji) => m.talk_react_with({ emoji })}
        onChoose={(emoji) => sending.react(message, emoji, true)}
      />
      <MenuItem icon={<Reply aria-hidden size={18} />} label={m.talk_reply()} onSelect={answer} />
      {mine ? null : (
        <MenuItem
          icon={<AtSign aria-hidden size={18} />}
          label={m.talk_mention({ name })}
          onSelect={mention}
        />
      )}
      {mayPin ? (
        <MenuItem
          icon={<Pin aria-hidden size={18} />}
          label={m.talk_pin()}
          onSelect={() => sending.pin(message.text)}
        />
      ) : null}
      <MenuItem
        icon={<Copy aria-hidden size={18} />}
        label={m.talk_copy()}
        onSelect={() => void navigator.clipboard?.writeText(message.text).catch(() => {})}
      />
    </Menu>
  );
}
