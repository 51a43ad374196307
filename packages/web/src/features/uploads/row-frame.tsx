/** Row frame: a film's name, how it stands, a bar, and what can be done; what cannot be undone is asked once more. */
import { useState, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';

export interface RowFrameProps {
  readonly title: string;
  readonly words: string;
  readonly isProblem: boolean;
  /** From 0 to 1; null: no bar. */
  readonly part: number | null;
  readonly poster?: string | null;
  readonly stop: {
    readonly name: string;
    readonly icon: ReactNode;
    /** null: it is done without asking. */
    readonly question: string | null;
    readonly onStop: () => void;
  } | null;
  readonly below?: ReactNode;
  readonly children?: ReactNode;
}

export function RowFrame({
  title,
  words,
  isProblem,
  part,
  poster = null,
  stop,
  below,
  children,
}: RowFrameProps) {
  const [asking, setAsking] = useState(false);
  return (
    <li className="flex flex-col gap-2 rounded-2xl bg-higher/60 py-2 pr-1 pl-3">
      <div className="flex items-center gap-2">
        {poster === null ? null : (
          <img src={poster} alt="" loading="lazy" className="h-11 w-19 shrink-0 rounded-lg object-cover" />
        )}
        <div className="min-w-0 grow">
          <p className="truncate font-medium">{title}</p>
          <p
            role={isProblem ? 'alert' : undefined}
            className={classes('text-sm text-balance tabular-nums', isProblem ? 'text-danger' : 'text-soft')}
          >
            {words}
          </p>
        </div>
        {asking ? null : children}
        {stop === null ? null : (
          <IconButton
            name={stop.name}
            place="above-right"
            // It stays where the focus is; a second press takes the question back.
            onClick={() => (stop.question === null ? stop.onStop() : setAsking(!asking))}
          >
            {stop.icon}
          </IconButton>
        )}
      </div>
      {part === null ? null : (
        <progress
          aria-label={m.upload_progress({ title })}
          value={Math.round(part * 100)}
          max={100}
          className="mr-3 h-1.5 w-auto appearance-none overflow-hidden rounded-full bg-highest accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-highest [&::-webkit-progress-value]:bg-accent"
        />
      )}
      {asking && stop !== null ? (
        <fieldset aria-label={stop.name} className="flex flex-wrap items-center gap-2 pr-2 pb-1">
          <p className="grow text-sm">{stop.question}</p>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false);
              stop.onStop();
            }}
          >
            {m.upload_sure_yes()}
          </Button>
          <Button onClick={() => setAsking(false)}>{m.upload_sure_no()}</Button>
        </fieldset>
      ) : null}
      {below === null || below === undefined ? null : <div className="pb-1">{below}</div>}
    </li>
  );
}
