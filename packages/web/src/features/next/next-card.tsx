/** Next card: over the picture, near the end of the last film: the episode after it, for everybody. */
import { SkipForward, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { filmDuration, filmPosition } from '../../room/film-clock.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { steers } from '../../room/steering.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useNextEpisode } from './use-next-episode.ts';

/** Credits have begun. */
const NEAR_SEC = 30;
const LOOK_MS = 1000;

export default function NextCard({ onFilm }: { readonly onFilm: (film: FilmChoice) => void }) {
  const next = useNextEpisode();
  const free = useRoom(steers);
  const near = useNearEnd();
  const [gone, setGone] = useState<string | null>(null);
  if (next === null || !free || !near || gone === next.title) return null;
  return (
    <section
      aria-label={m.queue_next_found()}
      className="appear pointer-events-auto flex max-w-full items-center justify-center gap-x-3 gap-y-1 rounded-2xl bg-scrim py-1.5 pr-1.5 pl-4 text-text shadow-lift"
    >
      <SkipForward aria-hidden size={18} className="shrink-0 text-glow" />
      <output className="min-w-0 truncate py-1 font-medium max-[26rem]:sr-only">
        {m.queue_next({ title: next.title })}
      </output>
      <span className="flex min-w-0 justify-center gap-1.5">
        <Button look="main" className="min-w-0" onClick={() => onFilm(next.choice)}>
          <span className="max-[26rem]:hidden">{m.queue_next_play()}</span>
          {/* Where there is no room for more, the button says it all. */}
          <span className="hidden truncate max-[26rem]:inline">{m.queue_next({ title: next.title })}</span>
        </Button>
        <Button className="max-[26rem]:hidden" onClick={() => setGone(next.title)}>
          {m.queue_next_close()}
        </Button>
        <span className="hidden max-[26rem]:inline-flex">
          <IconButton name={m.queue_next_close()} place="above-right" onClick={() => setGone(next.title)}>
            <X aria-hidden size={20} />
          </IconButton>
        </span>
      </span>
    </section>
  );
}

function useNearEnd(): boolean {
  const { participant, store } = useRoomSession();
  const [near, setNear] = useState(false);
  useEffect(() => {
    const look = () => {
      const view = store.getState();
      const duration = filmDuration(view);
      const position = filmPosition(view, participant.serverNow());
      // Of a short film half a minute is all of it.
      setNear(duration !== null && position > duration - Math.min(NEAR_SEC, duration / 10));
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [participant, store]);
  return near;
}
