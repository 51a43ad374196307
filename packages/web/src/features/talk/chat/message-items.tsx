/** Message items: what one can do with a message: react, answer, speak to its author, pin it, copy it. */
import type { Message } from '@lockstep/core';
import { AtSign, Copy, Pin, Reply } from 'lucide-react';
import { m } from '../../../i18n/messages.ts';
import { useMay } from '../../../room/use-may.ts';
import { MenuItem, MenuKeys } from '../../../ui/menu-parts.tsx';
import { quickEmojis } from '../quick-emojis.ts';
import { useTalk } from '../talk-context.tsx';

export interface MessageItemsProps {
  readonly message: Message;
  readonly name: string;
  readonly mine: boolean;
  /** Something is to be written: the box wants the focus next. */
  readonly onWrite: () => void;
}

export default function MessageItems({ message, name, mine, onWrite }: MessageItemsProps) {
  const { draft, sending } = useTalk();
  const mayPin = useMay('marks').allowed;
  const answer = () => {
    draft.setState({ replyTo: message });
    onWrite();
  };
  const mention = () => {
    draft.setState(({ text }) => ({
      text: `${text}${text === '' || text.endsWith(' ') ? '' : ' '}@${name} `,
    }));
    onWrite();
  };
  return (
    <>
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
    </>
  );
}
