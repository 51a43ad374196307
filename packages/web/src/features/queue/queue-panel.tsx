/** Queue panel: what the room has to watch. */
import { Play, Trash2 } from 'lucide-react';
import type { Item } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import { nameOf } from '../../room/names.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { FilmForm, type FilmFormProps } from './film-form.tsx';

export function QueuePanel({ onFilm }: Pick<FilmFormProps, 'onFilm'>) {
  const { participant } = useRoomSession();
  const room = useRoom((view) => view.room);
  if (room === null) return null;
  return (
    <div className="flex flex-col gap-4 p-3">
      {room.queue.length === 0 ? (
        <p className="px-2 py-6 text-center text-soft">{m.queue_empty()}</p>
      ) : (
        <ol className="flex flex-col gap-1">
          {room.queue.map((item) => (
            <Row
              key={item.id}
              item={item}
              on={item.id === room.current}
              by={nameOf(room, item.addedBy)}
              onPlay={() => participant.send({ type: 'selectItem', item: item.id })}
              onRemove={() => participant.send({ type: 'removeItem', item: item.id })}
            />
          ))}
        </ol>
      )}
      <section className="flex flex-col gap-2 px-2">
        <h3 className="text-sm font-medium text-soft">{m.queue_add()}</h3>
        <FilmForm onFilm={onFilm} demo={room.queue.length === 0} />
      </section>
    </div>
  );
}

interface RowProps {
  readonly item: Item;
  readonly on: boolean;
  readonly by: string | null;
  readonly onPlay: () => void;
  readonly onRemove: () => void;
}

function Row({ item, on, by, onPlay, onRemove }: RowProps) {
  return (
    <li
      aria-current={on ? 'true' : undefined}
      className={classes('flex items-center gap-1 rounded-2xl py-1 pr-1 pl-3', on && 'bg-tint')}
    >
      <div className="min-w-0 grow py-1">
        <p className={classes('truncate font-medium', on && 'text-glow')}>{item.title}</p>
        <p className="truncate text-sm text-soft">{[...factsOf(item), by].filter(Boolean).join(' · ')}</p>
      </div>
      {on ? (
        <span className="px-2 text-sm font-medium whitespace-nowrap text-glow">{m.queue_on()}</span>
      ) : (
        <IconButton name={m.queue_play({ title: item.title })} place="above-right" onClick={onPlay}>
          <Play aria-hidden size={20} />
        </IconButton>
      )}
      <IconButton name={m.queue_remove({ title: item.title })} place="above-right" onClick={onRemove}>
        <Trash2 aria-hidden size={18} />
      </IconButton>
    </li>
  );
}

function factsOf(item: Item): readonly string[] {
  const length = item.duration === null ? [] : [formatTime(item.duration)];
  const [source] = item.sources;
  if (source === undefined) return length;
  switch (source.kind) {
    case 'link':
      return [...length, URL.canParse(source.url) ? new URL(source.url).hostname : m.queue_this_server()];
    case 'file':
      return [...length, formatSize(source.size, document.documentElement.lang)];
  }
}
