/** Join: the door of a room. One button, whose press is the gesture that allows sound. */
import { Volume2 } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { below } from '../../base.ts';
import { cleanName, guestNumber } from '../../device/name.ts';
import { m } from '../../i18n/messages.ts';
import { titleOfLink, type FilmChoice } from '../../player/film-choice.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { OnScreen, People } from './room-preview.tsx';
import { useLook } from './use-look.ts';

export interface JoinPageProps {
  readonly room: string;
  /** To begin with; '' if none is known. */
  readonly name: string;
  /** A film the link brings, for a room that has none. */
  readonly film: FilmChoice | null;
  /** The link had a film that cannot be one. */
  readonly badFilm: boolean;
  readonly onJoin: (joined: {
    readonly name: string;
    /** The person wrote the name; otherwise it was made up. */
    readonly chosenName: boolean;
    readonly film: FilmChoice | null;
  }) => void;
}

export function JoinPage({ room, name, film, badFilm, onJoin }: JoinPageProps) {
  const [typed, setTyped] = useState(name);
  const seen = useLook(room);
  const [number] = useState(guestNumber);
  const guest = m.name_guest({ number });
  // Nobody's film is taken off the screen by a link; where nobody is, it comes before what was on last. [QU17]
  const taken = seen?.ok === true && seen.value.item !== null && seen.value.present.length > 0;
  const brought = taken ? null : film;

  const closed = seen?.ok === true && seen.value.door === 'closed';

  const join = (event: FormEvent) => {
    event.preventDefault();
    const chosen = cleanName(typed);
    onJoin({ name: chosen === '' ? guest : chosen, chosenName: chosen !== '', film: brought });
  };

  return (
    <div className="mx-auto flex w-full max-w-lg grow flex-col justify-center gap-6 px-4 pt-2 pb-8 sm:px-6 sm:pb-[12dvh] flat:grid flat:max-w-4xl flat:grid-cols-2 flat:items-center flat:gap-10 flat:pb-4">
      <div className="flex flex-col gap-6 flat:gap-4">
        <h1 className="text-4xl font-semibold tracking-tight text-balance sm:text-5xl flat:text-4xl">
          {(seen?.ok === true && seen.value.title) || m.join_title()}
        </h1>
        {preview(seen)}
        {badFilm ? <p className="text-danger">{m.join_brings_bad()}</p> : null}
        {brought?.kind === 'link' ? <p>{m.join_brings({ film: titleOfLink(brought.url) })}</p> : null}
        {closed ? (
          <a
            href={below('/')}
            className="inline-flex min-h-13 items-center justify-center rounded-xl bg-accent px-6 text-lg font-medium text-on-accent hover:bg-accent-strong"
          >
            {m.stopped_new_room()}
          </a>
        ) : null}
      </div>
      <form onSubmit={join} className={closed ? 'hidden' : 'flex flex-col gap-4'}>
        <Field
          label={m.name_label()}
          hint={m.name_hint()}
          placeholder={guest}
          autoComplete="nickname"
          maxLength={64}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" look="main" large>
          {m.join_button()}
        </Button>
        <p className="flex items-center justify-center gap-2 text-sm text-faint">
          <Volume2 aria-hidden size={16} />
          {m.join_sound()}
        </p>
      </form>
    </div>
  );
}

function preview(seen: ReturnType<typeof useLook>): ReactNode {
  if (seen === null) {
    return (
      <p className="flex items-center gap-3 text-soft">
        <Spinner />
        {m.join_looking()}
      </p>
    );
  }
  if (seen.ok) {
    if (seen.value.door !== 'open') return <p className="text-soft">{doorText(seen.value.door)}</p>;
    return (
      <>
        <People present={seen.value.present} />
        <OnScreen info={seen.value} />
      </>
    );
  }
  switch (seen.error) {
    case 'unknown':
      return <p className="text-soft">{m.join_unknown()}</p>;
    case 'unreachable':
    case 'busy':
      return (
        <p role="alert" className="text-danger">
          {m.join_unreachable()}
        </p>
      );
  }
}

function doorText(door: 'password' | 'locked' | 'closed'): string {
  switch (door) {
    case 'password':
      return m.join_door_password();
    case 'locked':
      return m.join_door_locked();
    case 'closed':
      return m.join_door_closed();
  }
}
