/** Queue head: how many films there are, and what can be done with all of them. */
import { EllipsisVertical, FileDown, Link2, ListPlus, Shuffle, Trash2 } from 'lucide-react';
import type { RoomState } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuItem, MenuLine } from '../../ui/menu-parts.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';

export interface QueueHeadProps {
  readonly room: RoomState;
  /** This person may change the queue. */
  readonly change: boolean;
  readonly onAddMany: () => void;
  readonly onSave: () => void;
  readonly onCopy: () => void;
  readonly onShuffle: () => void;
  readonly onClear: () => void;
}

export function QueueHead({ room, change, ...on }: QueueHeadProps) {
  const { participant } = useRoomSession();
  const loops = useRoom((view) =>
    mayAsk(view, { type: 'setSetting', setting: { name: 'loop', loop: 'off' } }),
  );
  const { queue, current, settings } = room;
  const others = queue.filter(({ id }) => id !== current).length;
  return (
    <header className="flex min-h-11 items-center justify-between gap-2 pl-2">
      <h3 className="text-sm font-medium text-soft">
        {queue.length < 2 ? m.queue_list() : m.queue_count({ count: queue.length })}
      </h3>
      <Menu
        trigger={
          <IconButton name={m.queue_head_more()} place="below-right">
            <EllipsisVertical aria-hidden size={20} />
          </IconButton>
        }
      >
        {change ? (
          <MenuItem
            icon={<ListPlus aria-hidden size={18} />}
            onSelect={on.onAddMany}
            label={m.queue_add_many()}
          />
        ) : null}
        <MenuItem
          icon={<FileDown aria-hidden size={18} />}
          disabled={queue.length === 0}
          onSelect={on.onSave}
          label={m.queue_save()}
        />
        <MenuItem
          icon={<Link2 aria-hidden size={18} />}
          disabled={queue.length === 0}
          onSelect={on.onCopy}
          label={m.queue_copy()}
        />
        {change ? (
          <>
            <MenuLine />
            <MenuItem
              icon={<Shuffle aria-hidden size={18} />}
              disabled={others < 2}
              onSelect={on.onShuffle}
              label={m.queue_shuffle()}
            />
            <MenuItem
              icon={<Trash2 aria-hidden size={18} />}
              disabled={others === 0}
              danger
              onSelect={on.onClear}
              label={m.queue_clear()}
            />
          </>
        ) : null}
        {loops ? (
          <>
            <MenuLine />
            <MenuChoice
              label={m.queue_loop()}
              value={settings.loop}
              options={[
                { value: 'off', label: m.queue_loop_off() },
                { value: 'item', label: m.queue_loop_item() },
                { value: 'queue', label: m.queue_loop_queue() },
              ]}
              onChange={(loop) => participant.send({ type: 'setSetting', setting: { name: 'loop', loop } })}
            />
          </>
        ) : null}
      </Menu>
    </header>
  );
}
