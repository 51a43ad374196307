/** Waiting line: for whom the room waits, how long at most, and the way to go on without them. */
import { Hourglass } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { nameOf } from '../../room/names.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useNow } from '../../room/use-now.ts';
import { Button } from '../../ui/button.tsx';

export function WaitingLine() {
  const { participant } = useRoomSession();
  const { room, me } = useRoom((view) => ({ room: view.room, me: view.me }));
  const hold = room?.hold ?? null;
  useNow(250, hold !== null);
  if (hold === null) return null;

  const now = participant.serverNow();
  const seconds = now === null ? null : Math.max(0, Math.ceil((hold.until - now) / 1000));
  const others = hold.members.filter((member) => member !== me);
  const names = others.flatMap((member) => nameOf(room, member) ?? []);
  const text = others.length === 0 ? m.waiting_for_you() : m.waiting_for({ names: listOf(names) });
  return (
    <output className="appear pointer-events-auto flex max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-2xl bg-scrim py-1.5 pr-1.5 pl-4 text-text shadow-lift">
      <Hourglass aria-hidden size={18} className="shrink-0 text-glow" />
      <span className="font-medium">{text}</span>
      {/* Read out once, not every second. */}
      {seconds === null ? null : (
        <span aria-hidden className="text-soft tabular-nums">
          {m.waiting_seconds({ seconds })}
        </span>
      )}
      {others.length === 0 ? null : (
        <Button onClick={() => participant.send({ type: 'goOnWithout', members: hold.members })}>
          {others.length === 1 ? m.waiting_go_on({ name: names[0] ?? '' }) : m.waiting_go_on_all()}
        </Button>
      )}
    </output>
  );
}

function listOf(names: readonly string[]): string {
  return names.length <= 3
    ? new Intl.ListFormat(document.documentElement.lang, { type: 'conjunction' }).format(names)
    : m.waiting_many({ name: names[0] ?? '', count: names.length - 1 });
}
