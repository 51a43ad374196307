/** Bans: those who were put out for good, for whoever may let them in again. */
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';

export function Bans() {
  const { participant } = useRoomSession();
  const bans = useRoom(({ room }) => room?.bans ?? NONE);
  const may = useRoom((view) => mayAsk(view, { type: 'unban', member: bans[0]?.member ?? '' }));
  if (bans.length === 0 || !may) return null;
  return (
    <details className="mt-2 rounded-2xl">
      <summary className="flex min-h-11 items-center rounded-xl px-3 text-soft hover:text-text">
        {m.bans_title({ count: bans.length })}
      </summary>
      <ul className="flex flex-col">
        {bans.map(({ member, name }) => (
          <li key={member} className="flex items-center gap-3 px-3 py-1">
            <span className="min-w-0 grow truncate">{name === '' ? m.notice_somebody() : name}</span>
            <Button onClick={() => participant.send({ type: 'unban', member })}>{m.bans_lift()}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

const NONE = [] as const;
