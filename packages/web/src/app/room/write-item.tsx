/** Write item: writing a message, as a line of the film's menu. */
import { MessageSquarePlus } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { MenuItem } from '../../ui/menu-parts.tsx';

export default function WriteItem({ onWrite }: { readonly onWrite: () => void }) {
  return (
    <MenuItem
      icon={<MessageSquarePlus aria-hidden size={20} />}
      label={m.talk_write()}
      shortcut="Enter"
      onSelect={onWrite}
    />
  );
}
