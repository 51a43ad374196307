/** Talk buttons: next to the controls, for talking where the chat is not in sight. */
import { MessageSquarePlus } from 'lucide-react';
import { m } from '../../../i18n/messages.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { EmojiButton } from '../composer/emoji-button.tsx';
import { useTalk } from '../talk-context.tsx';

export default function TalkButtons({ onMenu }: { readonly onMenu: (open: boolean) => void }) {
  const { box, sending } = useTalk();
  return (
    <>
      {/* On a phone held upright the box has it. */}
      <span className="contents max-sm:hidden">
        <EmojiButton name={m.talk_react()} onFly={sending.fly} onOpenChange={onMenu} />
      </span>
      <span className="contents max-[359px]:hidden">
        <IconButton name={m.talk_write()} shortcut="Enter" onClick={() => box.setState(true, true)}>
          <MessageSquarePlus aria-hidden size={22} />
        </IconButton>
      </span>
    </>
  );
}
