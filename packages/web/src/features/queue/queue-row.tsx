/** Queue row: one item, with what can be done to it. */
import {
  ArrowDown,
  ArrowUp,
  EllipsisVertical,
  GripVertical,
  HardDriveDownload,
  ListStart,
  Pencil,
  Play,
  Trash2,
} from 'lucide-react';
import { useState, type PointerEvent } from 'react';
import type { Item } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuItem } from '../../ui/menu-parts.tsx';
import { Menu } from '../../ui/menu.tsx';
import { KeepStrip } from './keep-strip.tsx';
import { RenameForm } from './rename-form.tsx';
import { useKeeping } from './use-keeping.ts';

export interface QueueRowProps {
  readonly item: Item;
  readonly on: boolean;
  /** Who brought it; null if he has gone. */
  readonly by: string | null;
  /** Whether I may change the queue, and whether I may put something on. */
  readonly may: { readonly change: boolean; readonly play: boolean };
  /** Of all, from 0. */
  readonly place: number;
  readonly count: number;
  /** The place right after what is on; null: it is there already, or is what is on. */
  readonly next: number | null;
  /** It is being dragged. */
  readonly dragged: boolean;
  readonly onPlay: () => void;
  readonly onRemove: () => void;
  readonly onRename: (title: string) => void;
  readonly onMove: (to: number) => void;
  readonly onGrip: (event: PointerEvent<HTMLButtonElement>) => void;
}

export function QueueRow(props: QueueRowProps) {
  const { item, on, by, may, place, count, next, dragged, onPlay, onRemove, onRename, onMove, onGrip } =
    props;
  const [renaming, setRenaming] = useState(false);
  const keeping = useKeeping(item);
  return (
    <li
      aria-current={on ? 'true' : undefined}
      data-item={item.id}
      className={classes(
        'flex items-center gap-1 rounded-2xl py-1 pr-1',
        may.change ? 'pl-0' : 'pl-3',
        on && 'bg-tint',
        dragged && 'bg-highest shadow-lift',
      )}
    >
      {may.change ? (
        <button
          type="button"
          aria-label={m.queue_grip({ title: item.title })}
          aria-keyshortcuts="ArrowUp ArrowDown Home End"
          onPointerDown={onGrip}
          onKeyDown={(event) => {
            const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: count - 1 }[event.key];
            if (to === undefined) return;
            event.preventDefault();
            event.stopPropagation();
            onMove(to);
          }}
          className="grid size-11 shrink-0 cursor-grab touch-none place-items-center rounded-xl text-faint hover:text-text"
        >
          <GripVertical aria-hidden size={18} />
        </button>
      ) : null}
      {renaming ? (
        <RenameForm
          title={item.title}
          onDone={(title) => {
            setRenaming(false);
            if (title !== null) onRename(title);
          }}
        />
      ) : (
        <>
          <div className="min-w-0 grow py-1">
            <p className={classes('truncate font-medium', on && 'text-glow')}>{item.title}</p>
            <p className="truncate text-sm text-soft">{[...factsOf(item), by].filter(Boolean).join(' · ')}</p>
            <KeepStrip item={item} />
          </div>
          {on ? (
            <span className="px-2 text-sm font-medium whitespace-nowrap text-glow">{m.queue_on()}</span>
          ) : (
            <IconButton
              name={m.queue_play({ title: item.title })}
              place="above-right"
              disabled={!may.play}
              onClick={onPlay}
            >
              <Play aria-hidden size={20} />
            </IconButton>
          )}
          {may.change || keeping !== null ? (
            <Menu
              trigger={
                <button
                  type="button"
                  aria-label={m.queue_more({ title: item.title })}
                  className="grid size-11 shrink-0 place-items-center rounded-xl text-soft hover:bg-text/8 hover:text-text"
                >
                  <EllipsisVertical aria-hidden size={20} />
                </button>
              }
            >
              {keeping === null ? null : (
                <MenuItem
                  icon={<HardDriveDownload aria-hidden size={18} />}
                  onSelect={keeping.act}
                  label={keeping.label}
                />
              )}
              {may.change ? (
                <>
                  {next === null ? null : (
                    <MenuItem
                      icon={<ListStart aria-hidden size={18} />}
                      onSelect={() => onMove(next)}
                      label={m.queue_play_next()}
                    />
                  )}
                  <MenuItem
                    icon={<Pencil aria-hidden size={18} />}
                    onSelect={() => setRenaming(true)}
                    label={m.queue_rename()}
                  />
                  <MenuItem
                    icon={<ArrowUp aria-hidden size={18} />}
                    disabled={place === 0}
                    onSelect={() => onMove(place - 1)}
                    label={m.queue_up()}
                  />
                  <MenuItem
                    icon={<ArrowDown aria-hidden size={18} />}
                    disabled={place === count - 1}
                    onSelect={() => onMove(place + 1)}
                    label={m.queue_down()}
                  />
                  <MenuItem
                    icon={<Trash2 aria-hidden size={18} />}
                    onSelect={onRemove}
                    label={m.queue_take_off()}
                  />
                </>
              ) : null}
            </Menu>
          ) : null}
        </>
      )}
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
