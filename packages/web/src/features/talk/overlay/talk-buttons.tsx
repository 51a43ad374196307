/** Talk buttons: next to the controls, for talking where the chat is not in sight. */
import { MessageSquarePlus } from 'lucide-react';
import { m } from '../../../i18n/messages.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { EmojiButton } from '../composer/emoji-button.tsx';
import { useTalk } from '../talk-context.tsx';

/** On a phone held upright the message box has it. */
export function FlyButton({ onMenu }: { readonly onMenu: (open: boolean) => void }) {
  const { sending } = useTalk();
  return <EmojiButton name={m.talk_react()} onFly={sending.fly} onOpenChange={onMenu} />;
}

export function WriteButton() {
  const { box } = useTalk();
  return (
    <IconButton name={m.talk_write()} shortcut="Enter" onClick={() => box.setState(true, true)}>
      <MessageSquarePlus aria-hidden size={22} />
    </IconButton>
  );
}
