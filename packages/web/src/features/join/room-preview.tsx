/** Room preview: who is in the room, what is on and where it is. */
import type { RoomInfo } from '../../api/room-info.ts';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';

const NAMED = 4;

export function People({ present }: Pick<RoomInfo, 'present'>) {
  const locale = useLocale();
  if (present.length === 0) return <p className="text-soft">{m.join_nobody()}</p>;
  const named = present.slice(0, NAMED);
  const more = present.length - named.length;
  const names = named.map(({ name }) => name);
  const list = new Intl.ListFormat(locale).format(
    more > 0 ? [...names, m.join_people_more({ count: more })] : names,
  );
  return (
    <div className="flex items-center gap-3">
      <span className="flex shrink-0 -space-x-2">
        {named.map(({ name, colour }, index) => (
          // Two people may have the same name and colour; the list has no ids, and its order is its identity.
          <span key={`${index} ${name}`} className="rounded-full ring-3 ring-raised">
            <Avatar name={name} colour={colour} />
          </span>
        ))}
      </span>
      <p className="min-w-0 text-soft">{m.join_people({ names: list })}</p>
    </div>
  );
}

export function OnScreen({ info }: { readonly info: RoomInfo }) {
  const { item, position, playing } = info;
  if (item === null) return <p className="text-soft">{m.join_nothing_on()}</p>;
  const { duration } = item;
  const where =
    duration === null
      ? formatTime(position)
      : m.join_of({ position: formatTime(position), duration: formatTime(duration) });
  return (
    <section aria-label={m.join_on()} className="cinema screen flex flex-col gap-4 rounded-2xl p-5">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 text-lg font-semibold">{item.title}</h2>
        <Badge tone={playing ? 'accent' : 'plain'}>{playing ? m.join_playing() : m.join_paused()}</Badge>
      </div>
      <div className="flex flex-col gap-1.5">
        {duration === null || duration === 0 ? null : (
          <div aria-hidden className="h-1 overflow-hidden rounded-full bg-text/20">
            <div
              className="h-full rounded-full bg-accent"
              style={{ width: `${Math.min(100, (position / duration) * 100)}%` }}
            />
          </div>
        )}
        <p className="text-sm text-soft tabular-nums">{where}</p>
      </div>
      {item.kind === 'file' ? <p className="text-sm text-faint">{m.join_own_copy()}</p> : null}
    </section>
  );
}
