/** Queue panel: what the room has to watch, in an order that can be changed. */
import { useState, type ReactNode } from 'react';
import { steeringRefusal, type Item } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { nameOf } from '../../room/names.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { FilmForm, type FilmFormProps } from './film-form.tsx';
import { placeBefore } from './queue-order.ts';
import { QueueRow } from './queue-row.tsx';
import { useDrag } from './use-drag.ts';

export interface QueuePanelProps extends Pick<FilmFormProps, 'onFilm' | 'more'> {
  /** Films that are not in the queue yet. */
  readonly coming: ReactNode;
}

export function QueuePanel({ onFilm, more, coming }: QueuePanelProps) {
  const { participant } = useRoomSession();
  const room = useRoom((view) => view.room);
  const play = useRoom(
    (view) => view.room !== null && view.me !== null && steeringRefusal(view.room, view.me) === null,
  );
  const { allowed: change } = useMay('queue');
  const [moved, setMoved] = useState('');
  const queue = room?.queue ?? [];
  const ids = queue.map(({ id }) => id);

  const move = (item: string, to: number) => {
    const before = placeBefore(ids, item, to);
    if (before === undefined) return;
    participant.send({ type: 'moveItem', item, before });
    const title = queue.find(({ id }) => id === item)?.title ?? '';
    setMoved(m.queue_moved({ title, place: to + 1, count: ids.length }));
  };
  const { list, dragged, grip } = useDrag(move);
  if (room === null) return null;

  return (
    <div className="flex flex-col gap-4 p-3">
      {queue.length === 0 ? (
        <p className="px-2 py-6 text-center text-soft">{m.queue_empty()}</p>
      ) : (
        <ol ref={list} className="flex flex-col gap-1">
          {shownOrder(queue, dragged).map((item, index) => (
            <QueueRow
              key={item.id}
              item={item}
              on={item.id === room.current}
              by={nameOf(room, item.addedBy)}
              may={{ change, play }}
              place={{ first: index === 0, last: index === queue.length - 1 }}
              dragged={dragged?.item === item.id}
              onPlay={() => participant.send({ type: 'selectItem', item: item.id })}
              onRemove={() => participant.send({ type: 'removeItem', item: item.id })}
              onRename={(title) => participant.send({ type: 'renameItem', item: item.id, title })}
              onStep={(by) => move(item.id, ids.indexOf(item.id) + by)}
              onGrip={grip(item.id, ids.indexOf(item.id))}
            />
          ))}
        </ol>
      )}
      {coming}
      <p aria-live="polite" className="sr-only">
        {moved}
      </p>
      {change ? (
        <section className="flex flex-col gap-2 px-2">
          <h3 className="text-sm font-medium text-soft">{m.queue_add()}</h3>
          <FilmForm onFilm={onFilm} demo={queue.length === 0} more={more} />
        </section>
      ) : (
        <p className="px-2 text-sm text-faint">{m.queue_not_allowed()}</p>
      )}
    </div>
  );
}

/** While one is dragged it is shown where it would go. */
function shownOrder(
  queue: readonly Item[],
  dragged: { readonly item: string; readonly to: number } | null,
): readonly Item[] {
  const item = queue.find(({ id }) => id === dragged?.item);
  if (dragged === null || item === undefined) return queue;
  return queue.filter((other) => other !== item).toSpliced(dragged.to, 0, item);
}
