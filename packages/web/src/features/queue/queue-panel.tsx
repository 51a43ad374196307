/** Queue panel: what the room has to watch, in an order that can be changed. */
import { useState, type ReactNode } from 'react';
import { steeringRefusal, type Command, type Item } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { nameOf } from '../../room/names.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { ClearDialog } from './clear-dialog.tsx';
import { FilmForm, type FilmFormProps } from './film-form.tsx';
import { QueueHead } from './queue-head.tsx';
import { nextPlace, placeBefore } from './queue-order.ts';
import { QueueRow } from './queue-row.tsx';
import { copyQueue, saveQueue } from './save-queue.ts';
import { UndoBar, type QueueDeed } from './undo-bar.tsx';
import { useDrag } from './use-drag.ts';

export interface QueuePanelProps extends Pick<FilmFormProps, 'onFilm' | 'onMany' | 'more'> {
  /** Films that are not in the queue yet. */
  readonly coming: ReactNode;
  /** What could come after the last film. */
  readonly next: ReactNode;
}

export function QueuePanel({ onFilm, onMany, more, coming, next }: QueuePanelProps) {
  const { participant } = useRoomSession();
  const room = useRoom((view) => view.room);
  const play = useRoom(
    (view) => view.room !== null && view.me !== null && steeringRefusal(view.room, view.me) === null,
  );
  const { allowed: change } = useMay('queue');
  const [said, setSaid] = useState('');
  const [deed, setDeed] = useState<QueueDeed | null>(null);
  const [clearing, setClearing] = useState(false);
  const queue = room?.queue ?? [];
  const ids = queue.map(({ id }) => id);

  const move = (item: string, to: number) => {
    const before = placeBefore(ids, item, to);
    if (before === undefined) return;
    participant.send({ type: 'moveItem', item, before });
    const title = queue.find(({ id }) => id === item)?.title ?? '';
    const place = Math.min(ids.length, Math.max(1, to + 1));
    setSaid(m.queue_moved({ title, place, count: ids.length }));
  };
  /** Something that can be taken back. */
  const does = (command: Command, text: string) => setDeed({ of: participant.send(command), text });
  const copy = async () => setSaid((await copyQueue(queue)) ? m.queue_copied() : m.queue_copy_failed());
  const { list, dragged, grip } = useDrag(move);
  if (room === null) return null;

  return (
    <div className="flex flex-col gap-4 p-3">
      <QueueHead
        room={room}
        change={change}
        onAddMany={() => onMany('')}
        onSave={() => saveQueue(queue, room.title || m.queue_list())}
        onCopy={() => void copy()}
        onShuffle={() => does({ type: 'shuffleQueue' }, m.queue_shuffled())}
        onClear={() => setClearing(true)}
      />
      {queue.length === 0 ? (
        <p className="px-2 py-6 text-center text-soft">{m.queue_empty()}</p>
      ) : (
        <ol ref={list} className="-mt-3 flex flex-col gap-1">
          {shownOrder(queue, dragged).map((item, index) => (
            <QueueRow
              key={item.id}
              item={item}
              on={item.id === room.current}
              by={nameOf(room, item.addedBy)}
              may={{ change, play }}
              place={index}
              count={ids.length}
              dragged={dragged?.item === item.id}
              onPlay={() => participant.send({ type: 'selectItem', item: item.id })}
              next={nextPlace(ids, room.current, item.id)}
              onRemove={() =>
                does({ type: 'removeItem', item: item.id }, m.queue_removed({ title: item.title }))
              }
              onRename={(title) => participant.send({ type: 'renameItem', item: item.id, title })}
              onMove={(to) => move(item.id, to)}
              onGrip={grip(item.id, ids.indexOf(item.id))}
            />
          ))}
        </ol>
      )}
      <UndoBar
        deed={deed}
        onDone={(undone) => {
          setDeed(null);
          if (undone) setSaid(m.queue_put_back());
        }}
      />
      {coming}
      {next}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {change ? (
        <section className="flex flex-col gap-2 px-2">
          <h3 className="text-sm font-medium text-soft">{m.queue_add()}</h3>
          <FilmForm onFilm={onFilm} onMany={onMany} demo={queue.length === 0} more={more} />
        </section>
      ) : (
        <p className="px-2 text-sm text-faint">{m.queue_not_allowed()}</p>
      )}
      {clearing ? (
        <ClearDialog
          count={queue.filter(({ id }) => id !== room.current).length}
          onClose={() => setClearing(false)}
          onClear={() => {
            setClearing(false);
            does({ type: 'clearQueue' }, m.queue_cleared());
          }}
        />
      ) : null}
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
