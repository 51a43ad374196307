/** Unread mark: how much of the talk was not seen yet; stronger when something of it speaks to me. [TK20] [TK21] */
import { AtSign } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { classes } from '../../ui/classes.ts';
import { useSeen } from './talk-context.tsx';

/** More than this is many. */
const MOST = 99;

/** @param corner at the upper corner of what it is put into */
export function UnreadMark({ corner = false }: { readonly corner?: boolean }) {
  const { unread, forMe } = useSeen();
  if (unread === 0) return null;
  const count = unread > MOST ? `${MOST}+` : String(unread);
  return (
    <span
      className={classes(
        'inline-flex h-5 min-w-5 items-center justify-center gap-0.5 rounded-full px-1.5 text-xs font-semibold tabular-nums',
        forMe ? 'bg-accent text-on-accent' : 'bg-highest text-text',
        corner && 'absolute -top-2.5 -right-3',
      )}
    >
      {forMe ? <AtSign aria-hidden size={12} /> : null}
      <span aria-hidden>{count}</span>
      <span className="sr-only">
        {m.talk_unread_mark({ count: unread })}
        {forMe ? ` (${m.talk_unread_for_me()})` : null}
      </span>
    </span>
  );
}
