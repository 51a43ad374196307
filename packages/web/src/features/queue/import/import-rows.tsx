/** Import rows: what would be added, each to be left out by a press. */
import { FileVideo, Link2 } from 'lucide-react';
import { m } from '../../../i18n/messages.ts';
import { formatSize, formatTime } from '../../../player/film-time.ts';
import { shortLink } from '../../../player/lists/short-link.ts';
import { classes } from '../../../ui/classes.ts';
import type { Candidate } from './candidates.ts';

export interface ImportRowsProps {
  readonly candidates: readonly Candidate[];
  /** Places in the list. */
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (place: number, on: boolean) => void;
}

export function ImportRows({ candidates, chosen, onChoose }: ImportRowsProps) {
  return (
    <ul className="-mx-2 flex max-h-[40dvh] flex-col overflow-y-auto" aria-label={m.list_preview()}>
      {candidates.map((candidate, place) => (
        // The same film may be in a list twice, and a list has no other order than its own.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={place}>
          <label
            className={classes(
              'flex min-h-13 items-center gap-3 rounded-xl px-2 py-1',
              candidate.state === 'new' ? 'hover:bg-higher' : 'text-faint',
            )}
          >
            <input
              type="checkbox"
              className="size-5 shrink-0 accent-accent"
              aria-label={m.list_take({ title: candidate.title })}
              checked={chosen.has(place)}
              onChange={(event) => onChoose(place, event.currentTarget.checked)}
            />
            <Sign kind={candidate.choice.kind} />
            <span className="min-w-0 grow">
              <span className="block truncate font-medium">{candidate.title}</span>
              <span className="block truncate text-sm text-soft">{factsOf(candidate).join(' · ')}</span>
            </span>
            <StateWord state={candidate.state} />
          </label>
        </li>
      ))}
    </ul>
  );
}

function Sign({ kind }: { readonly kind: Candidate['choice']['kind'] }) {
  const Icon = kind === 'link' ? Link2 : FileVideo;
  return <Icon aria-hidden size={18} className="shrink-0 text-faint" />;
}

function StateWord({ state }: { readonly state: Candidate['state'] }) {
  switch (state) {
    case 'new':
      return null;
    case 'here':
      return <span className="shrink-0 text-sm text-soft">{m.list_here()}</span>;
    case 'twice':
      return <span className="shrink-0 text-sm text-soft">{m.list_twice()}</span>;
  }
}

function factsOf({ choice, duration }: Candidate): readonly string[] {
  const length = duration === null ? [] : [formatTime(duration)];
  switch (choice.kind) {
    case 'link':
      return [...length, shortLink(choice.url)];
    case 'file':
      return [m.list_own(), formatSize(choice.file.size, document.documentElement.lang)];
  }
}
