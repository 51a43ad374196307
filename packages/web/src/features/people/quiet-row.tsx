/** Quiet row: somebody of a crowd who is known by name, but of whom nobody told anything yet. */
import type { Member } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { Avatar } from '../../ui/avatar.tsx';

export function QuietRow({ member, name }: { readonly member: Member; readonly name: string }) {
  return (
    <div className="flex items-center gap-3 rounded-2xl px-3 py-2">
      <Avatar name={member.name} colour={member.colour} />
      <div className="min-w-0 grow">
        <p className="truncate font-medium">{name}</p>
        <p className="text-sm text-faint">{m.person_quiet()}</p>
      </div>
    </div>
  );
}
