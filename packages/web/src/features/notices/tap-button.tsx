/** Tap button: the browser wants a tap before it plays, or before it gives sound. One tap does both. */
import { Play, Volume2 } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { useFilmPlayer } from '../../player/player-context.tsx';

export function TapButton({ blocked }: { readonly blocked: 'sound' | 'play' }) {
  const player = useFilmPlayer();
  const Sign = blocked === 'sound' ? Volume2 : Play;
  return (
    <button
      type="button"
      onClick={() => player.gesture()}
      className="appear flex min-h-16 items-center gap-4 rounded-full bg-accent px-8 text-xl font-semibold text-on-accent shadow-lift transition-colors duration-150 hover:bg-accent-strong"
    >
      <Sign aria-hidden size={30} />
      {blocked === 'sound' ? m.tap_sound() : m.tap_play()}
    </button>
  );
}
