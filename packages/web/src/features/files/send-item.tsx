/** Send item: in the menu of somebody else: files for them. */
import { Send } from 'lucide-react';
import type { MemberId } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { MenuItem } from '../../ui/menu-parts.tsx';
import { pickFiles } from './pick-files.ts';
import { useFileDesk, type FilePlace } from './use-files.ts';

export interface SendItemProps {
  readonly place: FilePlace;
  readonly member: MemberId;
  /** One of their pages. */
  readonly connection: string;
}

export function SendItem({ place, member, connection }: SendItemProps) {
  const desk = useFileDesk(place);
  return (
    <MenuItem
      icon={<Send aria-hidden size={18} />}
      onSelect={() => pickFiles((files) => desk.send(member, files, connection))}
      label={m.file_send()}
    />
  );
}
