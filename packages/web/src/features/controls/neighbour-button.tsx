/** Neighbour button: the next film of the queue, or the one before, for everybody. */
import { SkipBack, SkipForward } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { hasNeighbour } from '../../room/neighbours.ts';
import { useRoom } from '../../room/room-context.tsx';
import { steers } from '../../room/steering.ts';
import { IconButton } from '../../ui/icon-button.tsx';

export function NeighbourButton({ steps }: { readonly steps: 1 | -1 }) {
  const remote = useRemote();
  const there = useRoom(({ room }) => room !== null && hasNeighbour(room, steps));
  const free = useRoom(steers);
  const Sign = steps === 1 ? SkipForward : SkipBack;
  return (
    <IconButton
      name={steps === 1 ? m.bar_next() : m.bar_previous()}
      shortcut={steps === 1 ? 'N' : 'Shift+N'}
      disabled={!there}
      aria-disabled={!free}
      onClick={() => remote.turnTo(steps)}
      className="text-text aria-disabled:opacity-45"
    >
      <Sign aria-hidden size={22} fill="currentColor" />
    </IconButton>
  );
}
