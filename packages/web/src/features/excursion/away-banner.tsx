/** Away banner: this person has left the room's line: where the others are, the way back, and the way to bring them here. */
import { Footprints, Undo2, Users } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import { useExcursion, useExcursionState } from '../../player/player-context.tsx';
import { isAway } from '../../room/own-line.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { markedName, peopleIn } from '../../room/people.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useNow } from '../../room/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { mediaSec } from '@lockstep/core';

export function AwayBanner() {
  const excursion = useExcursion();
  const { kind, with: along } = useExcursionState();
  const away = useRoom(isAway) && kind !== 'none';
  const name = useRoom((view) => {
    const person = along === null ? undefined : peopleIn(view).find(({ connection }) => connection === along);
    return person === undefined ? null : markedName(person);
  });
  const maySteer = useRoom((view) => mayAsk(view, { type: 'syncToMe', position: mediaSec(0) }));
  if (!away) return null;
  return (
    <section
      aria-label={m.excursion_name()}
      className="appear pointer-events-auto flex max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-2xl bg-scrim py-1.5 pr-1.5 pl-4 text-text shadow-lift"
    >
      <Footprints aria-hidden size={18} className="shrink-0 text-glow" />
      <output className="py-1 font-medium max-[26rem]:sr-only">
        {name === null ? m.excursion_alone() : m.excursion_along({ name })}
      </output>
      <Others />
      <span className="flex flex-wrap justify-center gap-1.5">
        <Button look="main" icon={<Undo2 aria-hidden size={18} />} onClick={excursion.comeBack}>
          {m.excursion_return()}
        </Button>
        {maySteer ? (
          <Button icon={<Users aria-hidden size={18} />} onClick={excursion.bringEverybody}>
            {m.excursion_bring()}
          </Button>
        ) : null}
      </span>
    </section>
  );
}

/** Where the room is meanwhile. Not read out: it changes every second. */
function Others() {
  const { store } = useRoomSession();
  useNow(1000);
  const { follow } = store.getState();
  if (follow === null || follow.target === null) return null;
  return (
    <span aria-hidden className="text-soft tabular-nums max-md:hidden">
      {m.excursion_others({ time: formatTime(follow.target) })}
    </span>
  );
}
