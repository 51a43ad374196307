/** Markers dialog: the list of the film's markers, the way to each, and the way to set one and to take one away. */
import { BookmarkPlus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { may, roomLimits } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import { useRemote } from '../../player/player-context.tsx';
import { filmDuration, filmPosition } from '../../room/film-clock.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { markerName } from './marker-words.ts';
import { barMarkers, type BarMarker } from '../../room/markers.ts';

export function MarkersDialog({ onClose }: { readonly onClose: () => void }) {
  const remote = useRemote();
  const room = useRoom((view) => view.room);
  const marks = useRoom((view) => view.room !== null && view.me !== null && may(view.room, view.me, 'marks'));
  const duration = useRoom(filmDuration);
  const markers = room === null ? [] : barMarkers(room, duration);
  return (
    <Dialog open onClose={onClose} title={m.bar_markers()} closeName={m.room_close()}>
      {marks ? <MarkForm /> : null}
      {markers.length === 0 ? (
        <p className="py-2 text-center text-soft">{m.bar_markers_none()}</p>
      ) : (
        <ul aria-label={m.bar_markers()} className="-mx-3 flex flex-col">
          {markers.map((marker) => (
            <Row
              key={marker.id ?? marker.at}
              marker={marker}
              onGo={() => {
                onClose();
                remote.goTo(marker.at);
              }}
              onRemove={marks && marker.id !== null ? remote.unmark : null}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** Marks the place where the film was when this was opened: it goes on while the name is typed. */
function MarkForm() {
  const remote = useRemote();
  const { participant, store } = useRoomSession();
  const here = () => filmPosition(store.getState(), participant.serverNow());
  const [at, setAt] = useState(here);
  const [label, setLabel] = useState('');
  const mark = (event: FormEvent) => {
    event.preventDefault();
    remote.mark(label, at);
    setLabel('');
    setAt(here());
  };
  return (
    <form onSubmit={mark} className="flex flex-col gap-3">
      <Field
        label={m.bar_marker_name()}
        value={label}
        autoComplete="off"
        maxLength={roomLimits.labelLength}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit" look="main" icon={<BookmarkPlus aria-hidden size={18} />}>
        {m.bar_mark_at({ time: formatTime(at) })}
      </Button>
    </form>
  );
}

interface RowProps {
  readonly marker: BarMarker;
  readonly onGo: () => void;
  readonly onRemove: ((id: string) => void) | null;
}

function Row({ marker, onGo, onRemove }: RowProps) {
  const name = markerName(marker);
  const { id, at } = marker;
  return (
    <li className="flex items-center gap-1 pr-1">
      <button
        type="button"
        onClick={onGo}
        className="flex min-h-11 min-w-0 grow items-center gap-4 rounded-xl px-3 text-left transition-colors duration-150 hover:bg-higher"
      >
        <span className="w-16 shrink-0 text-glow tabular-nums">{formatTime(at)}</span>
        <span className="min-w-0 truncate">{name}</span>
      </button>
      {id === null || onRemove === null ? null : (
        <IconButton
          name={m.bar_marker_remove({ name, time: formatTime(at) })}
          place="above-right"
          onClick={() => onRemove(id)}
        >
          <Trash2 aria-hidden size={18} />
        </IconButton>
      )}
    </li>
  );
}
