/** Told line: what this page answers to the person's own deeds: why nothing came of a press, how loud it is now. */
import { useEffect, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { useTold } from '../../player/player-context.tsx';
import type { TellingNow } from '../../player/told.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { steeringOf } from '../../room/steering.ts';
import { Button } from '../../ui/button.tsx';
import { toldText } from './told-words.ts';

const STAY_MS = 2500;
/** Something to be understood, or to be pressed. */
const STAY_LONGER_MS = 6000;

export function ToldLine() {
  const shown = useFresh(useTold());
  const steering = useRoom(steeringOf);
  const { participant } = useRoomSession();
  const said = shown === null ? null : toldText(shown.what, steering);
  const refused = shown?.what.type === 'refused';
  const takes =
    refused && !steering.steers && steering.why === 'baton' && steering.takes && isAboutControl(shown);
  return (
    // Mounted while it is empty: what comes with its region is not read out.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output that is always there says nothing to who looks for one
    <div role="status" className="pointer-events-none mb-2 flex justify-center empty:mb-0">
      {said === null || shown === null ? null : (
        <span
          key={shown.id}
          className={`appear flex w-fit max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-3xl bg-scrim px-4 py-2 text-[0.95rem] font-medium shadow-lift ${refused && !steering.steers ? 'text-danger' : 'text-text'}`}
        >
          {said}
          {takes ? (
            <span className="pointer-events-auto text-text">
              <Button onClick={() => participant.send({ type: 'takeBaton' })}>{m.told_take_control()}</Button>
            </span>
          ) : null}
        </span>
      )}
    </div>
  );
}

const isAboutControl = (shown: TellingNow | null): boolean =>
  shown?.what.type === 'refused' && shown.what.code === 'notInControl';

/** null once it has been there long enough. */
function useFresh(told: TellingNow | null): TellingNow | null {
  // What was told before this came on the screen is old.
  const [gone, setGone] = useState(told?.id ?? 0);
  const id = told?.id ?? 0;
  const longer = told !== null && ['refused', 'screenshot', 'switched'].includes(told.what.type);
  useEffect(() => {
    const timer = setTimeout(() => setGone(id), longer ? STAY_LONGER_MS : STAY_MS);
    return () => clearTimeout(timer);
  }, [id, longer]);
  return told === null || told.id <= gone ? null : told;
}
