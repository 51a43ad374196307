/** Recent rooms: where this browser has been, with who is there now. */
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { lookInto } from '../../api/rooms.ts';
import type { RoomInfo } from '../../api/room-info.ts';
import { below } from '../../base.ts';
import { forgetRoom, recentRooms } from '../../device/recent-rooms.ts';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { IconButton } from '../../ui/icon-button.tsx';

export interface RecentListProps {
  /** A room was chosen by a plain click; false: let the link lead to its door. */
  readonly onChoose: (room: string) => boolean;
}

export function RecentList({ onChoose }: RecentListProps) {
  const [rooms, setRooms] = useState(recentRooms);
  const infos = useRoomInfos(rooms.map(({ room }) => room).join(' '));
  const locale = useLocale();
  if (rooms.length === 0) return null;

  return (
    <section aria-labelledby="recent-rooms">
      <h2 id="recent-rooms" className="mb-1 text-sm font-medium text-soft">
        {m.home_recent()}
      </h2>
      <ul className="-mx-3 flex flex-col">
        {rooms.map(({ room, title }) => {
          const info = infos.get(room);
          const shown = info?.title || info?.item?.title || title || m.home_recent_untitled();
          return (
            <li key={room} className="flex items-center rounded-xl hover:bg-higher">
              <a
                href={below(`/r/${room}`)}
                className="flex min-h-14 min-w-0 grow flex-col justify-center rounded-xl px-3"
                onClick={(event) => {
                  const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
                  if (plain && onChoose(room)) event.preventDefault();
                }}
              >
                <span className="truncate font-medium">{shown}</span>
                <span className="truncate text-sm text-faint">{whoIsThere(info, locale)}</span>
              </a>
              <IconButton
                name={m.home_recent_forget({ room: shown })}
                place="above-right"
                onClick={() => setRooms(forgetRoom(room))}
              >
                <X aria-hidden size={18} />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function whoIsThere(info: RoomInfo | undefined, locale: string): string {
  if (info === undefined || info.present.length === 0) return m.home_recent_quiet();
  const names = new Intl.ListFormat(locale).format(info.present.map(({ name }) => name));
  return m.home_recent_people({ names });
}

/** One look into each room. */
function useRoomInfos(rooms: string): ReadonlyMap<string, RoomInfo> {
  const [infos, setInfos] = useState<ReadonlyMap<string, RoomInfo>>(new Map());
  useEffect(() => {
    const looking = new AbortController();
    for (const room of rooms.split(' ').filter(Boolean)) {
      void lookInto(room, looking.signal).then((found) => {
        if (found.ok && !looking.signal.aborted) setInfos((known) => new Map(known).set(room, found.value));
      });
    }
    return () => looking.abort();
  }, [rooms]);
  return infos;
}
