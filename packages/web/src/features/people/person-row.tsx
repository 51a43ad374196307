/** Person row: one connection of one person: who, on what, doing what, where, how far from me, and how the line is. */
import {
  ArrowDownToLine,
  ArrowRightLeft,
  Crown,
  Eye,
  Gamepad2,
  Laptop,
  Layers,
  MonitorPlay,
  ShieldUser,
  Smartphone,
  Tablet,
  Terminal,
  Tv,
  type LucideIcon,
} from 'lucide-react';
import { currentItem } from '@lockstep/core';
import type { ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { troubleText } from '../../i18n/trouble-text.ts';
import { formatTime } from '../../player/film-time.ts';
import { isWarned } from '../../room/film-match.ts';
import { markedName, placeAt, type Person } from '../../room/people.ts';
import { copyOf } from '../../room/person-copy.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { classes } from '../../ui/classes.ts';
import { copyWords } from './copy-words.ts';
import { PersonMenu } from './person-menu.tsx';
import { deviceText, doingText, fetchText, gapText, networkText, roleText } from './person-words.ts';

const DEVICES: Readonly<Record<Person['device'], LucideIcon>> = {
  computer: Laptop,
  phone: Smartphone,
  tablet: Tablet,
  tv: Tv,
  player: MonitorPlay,
  program: Terminal,
};

export interface PersonRowProps {
  readonly person: Person;
  readonly onPutOut: (person: Person) => void;
  readonly onRename: () => void;
  /** What else the menu of somebody else has. */
  readonly more: ReactNode;
}

export function PersonRow({ person, onPutOut, onRename, more }: PersonRowProps) {
  const Device = DEVICES[person.device];
  const gap = person.here ? null : gapText(person.gapMs);
  const troubled = person.state === 'lost' || person.state === 'failed' || person.state === 'buffering';
  return (
    <div className="flex items-start gap-3 rounded-2xl px-3 py-2">
      <Avatar name={person.name} colour={person.colour} />
      <div className="min-w-0 grow">
        <p className="flex items-center gap-1.5">
          <span className="truncate font-medium">{markedName(person)}</span>
          <RoleMark role={person.role} />
          {person.inControl ? (
            <Mark name={m.person_in_control()}>
              <Gamepad2 aria-hidden size={16} />
            </Mark>
          ) : null}
          {person.me ? (
            <Badge>{person.here ? m.people_you() : m.people_you_there()}</Badge>
          ) : person.again ? (
            <Badge>{m.person_again()}</Badge>
          ) : null}
        </p>
        <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-soft">
          <Device aria-hidden size={15} className="shrink-0 text-faint" />
          <span className="sr-only">{deviceText(person.device)}</span>
          <span className={classes('min-w-0', troubled && 'text-danger')}>{doingText(person)}</span>
          <Where person={person} />
          {gap === null ? null : <span className="font-medium text-text tabular-nums">{gap}</span>}
        </p>
        <Copy person={person} />
        {person.trouble === null ? null : (
          <p className="text-sm text-danger">{troubleText(person.trouble)}</p>
        )}
        <Figures person={person} />
      </div>
      <PersonMenu person={person} onPutOut={() => onPutOut(person)} onRename={onRename} more={more} />
    </div>
  );
}

function Where({ person: { place, state } }: { readonly person: Person }) {
  const { participant } = useRoomSession();
  if (place === null || state === 'noFilm') return null;
  return <span className="tabular-nums">{formatTime(placeAt(place, participant.serverNow()))}</span>;
}

/** Whose copy it is, and how it differs. */
function Copy({ person }: { readonly person: Person }) {
  const item = useRoom(({ room }) => (room === null ? null : currentItem(room)));
  const copy = copyOf(person.film, item);
  const words = copy === null ? [] : copyWords(copy);
  if (copy === null || words.length === 0) return null;
  return (
    <p className={classes('text-sm', isWarned(copy.match) ? 'text-danger' : 'text-soft')}>
      {words.join(' · ')}
    </p>
  );
}

/** How the line is, and what comes over it. */
function Figures({ person }: { readonly person: Person }) {
  const network = networkText(person);
  const fetched = fetchText(person);
  const { bufferedSec, stalls, place } = person;
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-faint tabular-nums empty:hidden">
      {network === null ? null : (
        <Figure name={m.people_round_trip()} icon={<ArrowRightLeft aria-hidden size={12} />}>
          {network}
        </Figure>
      )}
      {bufferedSec === null || place === null ? null : (
        <Figure name={m.person_buffered()} icon={<Layers aria-hidden size={12} />}>
          {m.gap_s({ value: String(Math.round(bufferedSec)) })}
        </Figure>
      )}
      {fetched === null ? null : (
        <Figure name={m.person_fetched()} icon={<ArrowDownToLine aria-hidden size={12} />}>
          {fetched}
        </Figure>
      )}
      {stalls === 0 ? null : <span>{m.person_stalls({ count: stalls })}</span>}
    </p>
  );
}

function Figure({
  name,
  icon,
  children,
}: {
  readonly name: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className="flex items-center gap-1" title={name}>
      {icon}
      <span className="sr-only">{name}</span>
      {children}
    </span>
  );
}

function RoleMark({ role }: { readonly role: Person['role'] }) {
  const Icon = { host: Crown, moderator: ShieldUser, member: null, viewer: Eye }[role];
  if (Icon === null) return null;
  return (
    <Mark name={roleText(role)}>
      <Icon aria-hidden size={16} />
    </Mark>
  );
}

function Mark({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="shrink-0 text-glow" title={name}>
      {children}
      <span className="sr-only">{name}</span>
    </span>
  );
}
