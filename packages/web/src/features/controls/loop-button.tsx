/** Loop button: shows that the room repeats, and ends it. It begins in the menu: few want it. */
import { Repeat, Repeat1 } from 'lucide-react';
import type { Settings } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export function LoopButton({ loop }: { readonly loop: Settings['loop'] }) {
  const remote = useRemote();
  const Sign = loop === 'item' ? Repeat1 : Repeat;
  return (
    <IconButton
      name={loop === 'item' ? m.bar_loop_item_on() : m.bar_loop_queue_on()}
      pressed
      onClick={() => remote.setLoop('off')}
    >
      <Sign aria-hidden size={20} />
    </IconButton>
  );
}
