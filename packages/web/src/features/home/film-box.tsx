/** Film box: the screen on the first page. Drop, choose, paste, or take the demo film. */
import { ArrowRight, Clapperboard, FolderOpen, Link2, Play } from 'lucide-react';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { DEMO_FILM, titleOfLink, type FilmChoice } from '../../player/film-choice.ts';
import { hasManyLinks } from '../../player/lists/many-links.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Field } from '../../ui/field.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { FILM_ACCEPT } from './dropped.ts';
import { apiProblemText } from './problem-text.ts';
import type { OpenRoom } from './use-open-room.ts';

export interface FilmBoxProps {
  readonly rooms: OpenRoom;
  /** Something is being dragged over the page. */
  readonly dragging: boolean;
  readonly link: string;
  readonly onLink: (text: string) => void;
  readonly onSubmitLink: () => void;
  readonly onFile: (file: File) => void;
  /** Several at once: a text with links in it, or files. */
  readonly onMany: (many: string | readonly File[]) => void;
  /** Where else films come from: more buttons. */
  readonly more: ReactNode;
  /** What is wrong with the link or the dropped thing; null: nothing. */
  readonly problem: string | null;
}

export function FilmBox(props: FilmBoxProps) {
  const { rooms, dragging, link, onLink, onSubmitLink, onFile, onMany, more, problem } = props;
  const { opening, open } = rooms;
  const picker = useRef<HTMLInputElement>(null);
  const [demo] = useState<FilmChoice>({ kind: 'link', url: DEMO_FILM });
  const busy = opening.state === 'opening';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmitLink();
  };

  return (
    <section
      className="twin-frames relative"
      data-aligned={dragging || busy}
      aria-label={m.home_drop_title()}
    >
      <div className="cinema screen relative flex min-h-104 flex-col justify-between gap-8 [@media(max-height:30rem)]:min-h-72 [@media(max-height:30rem)]:gap-4 rounded-3xl p-5 sm:p-8">
        <div className="flex grow flex-col items-center justify-center gap-5 text-center">
          <Clapperboard aria-hidden size={44} strokeWidth={1.4} className="text-glow" />
          <Prompt dragging={dragging} opening={opening} />
          <div
            className={classes(
              'flex flex-wrap justify-center gap-3 max-sm:w-full max-sm:flex-col',
              busy && 'invisible',
            )}
          >
            <Button
              look="main"
              icon={<FolderOpen aria-hidden size={18} />}
              onClick={() => picker.current?.click()}
            >
              {m.home_pick()}
            </Button>
            <Button icon={<Play aria-hidden size={18} />} onClick={() => open(demo)}>
              {m.home_demo()}
            </Button>
            {more}
          </div>
          <input
            ref={picker}
            type="file"
            accept={FILM_ACCEPT}
            multiple
            hidden
            onChange={(event) => {
              const files = Array.from(event.currentTarget.files ?? []);
              const [file] = files;
              // The same file may be picked again after a failure.
              event.currentTarget.value = '';
              if (files.length > 1) onMany(files);
              else if (file !== undefined) onFile(file);
            }}
          />
          {opening.state === 'failed' ? (
            <div role="alert" className="flex flex-col items-center gap-2">
              <p className="text-danger">{apiProblemText(opening.problem)}</p>
              <Button onClick={() => open(opening.film)}>{m.home_try_again()}</Button>
            </div>
          ) : null}
        </div>
        <form onSubmit={submit} noValidate>
          <Field
            label={m.home_link_label()}
            labelHidden
            placeholder={m.home_link_hint()}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={link}
            onChange={(event) => onLink(event.currentTarget.value)}
            onPaste={(event) => {
              // A line keeps one line of what is pasted.
              const pasted = event.clipboardData.getData('text/plain');
              if (!hasManyLinks(pasted)) return;
              event.preventDefault();
              onMany(pasted);
            }}
            error={problem}
            leading={<Link2 aria-hidden size={20} />}
            trailing={
              <Button
                type="submit"
                look="bare"
                disabled={busy}
                className="-mr-2.5"
                icon={<ArrowRight aria-hidden size={18} />}
              >
                <span className="max-sm:sr-only">{m.home_link_go()}</span>
              </Button>
            }
          />
        </form>
      </div>
    </section>
  );
}

function Prompt({ dragging, opening }: Pick<FilmBoxProps, 'dragging'> & Pick<OpenRoom, 'opening'>) {
  if (opening.state === 'opening') {
    return (
      <output className="flex items-center gap-3 text-2xl font-semibold">
        <Spinner size={24} />
        {m.home_opening()}
      </output>
    );
  }
  const film = opening.state === 'failed' ? opening.film : null;
  if (film !== null && !dragging) {
    return <p className="text-2xl font-semibold">{m.home_chosen({ film: filmTitle(film) })}</p>;
  }
  return (
    <p className="text-2xl font-semibold">
      {dragging ? (
        m.home_drop_ready()
      ) : (
        <>
          <span className="pointer-coarse:hidden">{m.home_drop_title()}</span>
          <span className="hidden pointer-coarse:inline">{m.home_drop_touch_title()}</span>
        </>
      )}
    </p>
  );
}

function filmTitle(film: FilmChoice): string {
  if (film.kind === 'file') return film.file.name;
  return film.url === DEMO_FILM ? m.film_demo_title() : titleOfLink(film.url);
}
