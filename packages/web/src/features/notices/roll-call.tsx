/** Roll call: somebody asked where everybody is: a line for each person, over the picture, for a while. [RM67][CL54] */
import { useEffect, useState } from 'react';
import type { RoomNews } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { memberColour } from '../../ui/member-colour.ts';
import { rollLines, type RollLine } from './roll-lines.ts';

const STAY_MS = 8000;
/** Asked again at once, it is the same answer. */
const AGAIN_MS = 5000;
const FRESH_MS = 8000;

interface Shown {
  readonly by: string | null;
  readonly lines: readonly RollLine[];
  readonly more: number;
}

export function RollCall() {
  const shown = useRollCall();
  return (
    <div role="log" aria-label={m.roll_name()} className="pointer-events-none mt-2 flex justify-center">
      {shown === null ? null : (
        <div className="appear rounded-2xl bg-scrim px-4 py-2.5 text-[0.95rem] text-text shadow-lift">
          <p className="text-sm text-soft">
            {shown.by === null ? m.roll_title() : m.roll_title_by({ name: shown.by })}
          </p>
          <ul>
            {shown.lines.map(({ key, name, colour, text }) => (
              <li key={key} className="flex items-baseline gap-2">
                <span className="font-medium" style={{ color: memberColour(colour) }}>
                  {name}
                </span>
                <span className="tabular-nums">{text}</span>
              </li>
            ))}
          </ul>
          {shown.more > 0 ? <p className="text-sm text-soft">{m.gaps_more({ count: shown.more })}</p> : null}
        </div>
      )}
    </div>
  );
}

function useRollCall(): Shown | null {
  const { participant, runtime } = useRoomSession();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let lastAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = (news: RoomNews) => {
      if (news.type !== 'entry' || news.entry.event.type !== 'rollCalled') return;
      const now = participant.serverNow();
      const isOld = now !== null && now - news.entry.at > FRESH_MS;
      if (isOld || runtime.now() - lastAt < AGAIN_MS) return;
      lastAt = runtime.now();
      setShown(rollLines(participant.view(), now, news.entry.by));
      clearTimeout(timer);
      timer = setTimeout(() => setShown(null), STAY_MS);
    };
    const unlisten = participant.onNews(hear);
    return () => {
      unlisten();
      clearTimeout(timer);
    };
  }, [participant, runtime]);
  return shown;
}
