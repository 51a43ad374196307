/** People panel: who is here, on what, doing what, and how far from me. */
import {
  ArrowRightLeft,
  Laptop,
  MonitorPlay,
  Smartphone,
  Tablet,
  Terminal,
  Tv,
  type LucideIcon,
} from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { markedName, peopleIn, type Person } from '../../room/people.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { useNow } from '../../room/use-now.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { classes } from '../../ui/classes.ts';
import { deviceText, doingText, gapText } from './person-words.ts';

/** Reports come once a second; faster would only make the figures dance. */
const REFRESH_MS = 500;

const DEVICES: Readonly<Record<Person['device'], LucideIcon>> = {
  computer: Laptop,
  phone: Smartphone,
  tablet: Tablet,
  tv: Tv,
  player: MonitorPlay,
  program: Terminal,
};

export function PeoplePanel() {
  const { store } = useRoomSession();
  useNow(REFRESH_MS);
  const people = peopleIn(store.getState());
  const alone = people.length === 1;
  return (
    <div className="p-3">
      <ul className="flex flex-col gap-1">
        {people.map((person) => (
          <Row key={person.connection} person={person} />
        ))}
      </ul>
      {alone ? <p className="px-3 py-6 text-center text-balance text-soft">{m.people_alone()}</p> : null}
    </div>
  );
}

function Row({ person }: { readonly person: Person }) {
  const Device = DEVICES[person.device];
  const gap = person.here ? null : gapText(person.gapMs);
  const troubled = person.state === 'lost' || person.state === 'failed' || person.state === 'buffering';
  return (
    <li className="flex items-center gap-3 rounded-2xl px-3 py-2">
      <Avatar name={person.name} colour={person.colour} />
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{markedName(person)}</span>
          {person.me ? <Badge>{person.here ? m.people_you() : m.people_you_there()}</Badge> : null}
        </p>
        <p className="flex items-center gap-1.5 text-sm text-soft">
          <Device aria-hidden size={15} className="shrink-0 text-faint" />
          <span className="sr-only">{deviceText(person.device)}</span>
          <span className={classes('min-w-0 truncate', troubled && 'text-danger')}>{doingText(person)}</span>
        </p>
      </div>
      <div className="shrink-0 text-right text-sm tabular-nums">
        {gap === null ? null : <p className="font-medium">{gap}</p>}
        {person.roundTripMs === null ? null : (
          <p className="flex items-center justify-end gap-1 text-faint" title={m.people_round_trip()}>
            <ArrowRightLeft aria-hidden size={12} />
            {m.gap_ms({ value: String(Math.round(person.roundTripMs)) })}
            <span className="sr-only">{m.people_round_trip()}</span>
          </p>
        )}
      </div>
    </li>
  );
}
