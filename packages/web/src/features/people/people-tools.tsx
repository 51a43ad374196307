/** People tools: everybody to me, and telling everybody where everybody is. */
import { Megaphone, Users } from 'lucide-react';
import { mediaSec } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useExcursion } from '../../player/player-context.tsx';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';

export function PeopleTools({ alone }: { readonly alone: boolean }) {
  const { participant } = useRoomSession();
  const excursion = useExcursion();
  const { sync, roll } = useRoom((view) => ({
    sync: view.follow !== null && mayAsk(view, { type: 'syncToMe', position: mediaSec(0) }),
    roll: mayAsk(view, { type: 'callRoll' }),
  }));
  if (alone || !(sync || roll)) return null;
  return (
    <div className="mb-2 flex flex-wrap gap-2 px-1">
      {sync ? (
        <Button
          icon={<Users aria-hidden size={18} />}
          onClick={excursion.bringEverybody}
          className="grow px-3! text-sm"
        >
          {m.person_all_to_me()}
        </Button>
      ) : null}
      {roll ? (
        <Button
          icon={<Megaphone aria-hidden size={18} />}
          onClick={() => participant.send({ type: 'callRoll' })}
          className="grow px-3! text-sm"
        >
          {m.roll_call()}
        </Button>
      ) : null}
    </div>
  );
}
