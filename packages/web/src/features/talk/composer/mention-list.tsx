/** Mention list: the names that are offered, above the box. The focus stays in the box. */
import { m } from '../../../i18n/messages.ts';
import { classes } from '../../../ui/classes.ts';
import type { Mentions } from './use-mentions.ts';

export function MentionList({ id, names }: { readonly id: string; readonly names: Mentions }) {
  if (!names.open) return null;
  return (
    <div
      // The options of a datalist cannot be walked through while the keys stay in a box of several lines.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      id={`${id}-names`}
      aria-label={m.talk_mention_names()}
      className="appear absolute bottom-full left-0 z-20 mb-1.5 flex max-w-full min-w-44 flex-col rounded-2xl bg-higher p-1.5 text-text shadow-lift"
    >
      {names.names.map((name, index) => (
        // The box has the keys; the pointer must not take its focus away.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={name}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          role="option"
          id={`${id}-name-${index}`}
          tabIndex={-1}
          aria-selected={index === names.active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => names.take(name)}
          className={classes(
            'flex min-h-11 cursor-pointer items-center rounded-lg px-3 hover:bg-highest',
            index === names.active && 'bg-highest',
          )}
        >
          <span className="truncate">{name}</span>
        </div>
      ))}
    </div>
  );
}
