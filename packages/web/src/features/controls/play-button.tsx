/** Play button: what the room does, and the way to change it. It answers within one frame, before the room does. */
import { Pause, Play, RotateCcw } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { motionOf, type Motion } from '../../room/film-clock.ts';
import { isOver } from '../../room/film-end.ts';
import { useRoom } from '../../room/room-context.tsx';
import { steers } from '../../room/steering.ts';
import { IconButton } from '../../ui/icon-button.tsx';

export function PlayButton() {
  const motion = useRoom(motionOf);
  const over = useRoom(isOver);
  const free = useRoom(steers);
  const remote = useRemote();
  const stopped = motion === 'paused' || motion === 'empty';
  return (
    <IconButton
      name={stopped && over ? m.bar_again() : nameOf(motion)}
      shortcut="K"
      place="above-left"
      disabled={motion === 'empty'}
      // Can be pressed all the same, and tells why nothing comes of it.
      aria-disabled={!free}
      onClick={remote.toggle}
      data-motion={motion}
      className="relative text-text aria-disabled:opacity-45"
    >
      {stopped ? (
        over ? (
          <RotateCcw aria-hidden size={24} />
        ) : (
          <Play aria-hidden size={24} fill="currentColor" />
        )
      ) : (
        <Pause aria-hidden size={24} fill="currentColor" strokeWidth={1} />
      )}
      {motion === 'starting' || motion === 'held' ? (
        <span
          aria-hidden
          className="absolute inset-1 animate-spin rounded-full border-2 border-transparent border-t-glow"
        />
      ) : null}
    </IconButton>
  );
}

function nameOf(motion: Motion): string {
  switch (motion) {
    case 'empty':
    case 'paused':
      return m.controls_play();
    case 'starting':
      return m.controls_starting();
    case 'playing':
    case 'held':
      return m.controls_pause();
  }
}
