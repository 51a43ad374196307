/** Hush items: what may be turned off of what somebody gives to the call; only what the room would do is offered. [CA7] */
import { MicOff, MonitorOff, VideoOff } from 'lucide-react';
import type { Command } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { markedName, type Person } from '../../room/people.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { MenuItem } from '../../ui/menu-parts.tsx';

const PARTS = [
  { what: 'mic', Icon: MicOff, text: m.call_hush_mic },
  { what: 'camera', Icon: VideoOff, text: m.call_hush_camera },
  { what: 'screen', Icon: MonitorOff, text: m.call_hush_screen },
] as const;

export interface HushItemsProps {
  readonly person: Pick<Person, 'connection' | 'member' | 'name' | 'mark'>;
}

export function HushItems({ person }: HushItemsProps) {
  const { participant, store } = useRoomSession();
  // Asked when the menu opens, not each time somebody reports.
  const view = store.getState();
  const given = view.roster.find(({ connection }) => connection === person.connection)?.call;
  if (given === undefined) return null;
  const name = markedName(person);
  return PARTS.map(({ what, Icon, text }) => {
    const command: Command = { type: 'hush', member: person.member, what };
    return given[what] && mayAsk(view, command) ? (
      <MenuItem
        key={what}
        icon={<Icon aria-hidden size={18} />}
        onSelect={() => participant.send(command)}
        label={text({ name })}
      />
    ) : null;
  });
}
