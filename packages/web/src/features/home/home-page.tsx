/** Home: one sentence, one box, a name, and the rooms of before. */
import { base } from '../../base.ts';
import { Lock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { cleanName, guestNumber, recallName, rememberName } from '../../device/name.ts';
import { m } from '../../i18n/messages.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { mayBeFilm } from '../../player/film-files.ts';
import { hasManyLinks } from '../../player/lists/many-links.ts';
import { bringMany, manyOf, type Many } from '../../player/lists/many.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FilmBox } from './film-box.tsx';
import { dropProblemText, linkProblemText } from './problem-text.ts';
import { readLink } from './read-link.ts';
import { RecentList } from './recent-list.tsx';
import { useOpenRoom } from './use-open-room.ts';
import { usePageDrop } from './use-page-drop.ts';

export interface HomePageProps {
  /** From the address; '' if it has none. */
  readonly name: string;
  /** A film in the address, to begin with. */
  readonly film: FilmChoice | null;
  /** Where else films come from: buttons that give one. */
  readonly more: (onFilm: (film: FilmChoice) => void) => ReactNode;
  /** What was watched before, to be chosen again. */
  readonly past: (onFilm: (film: FilmChoice) => void) => ReactNode;
  readonly onEnter: (entrance: {
    readonly room: string;
    readonly name: string;
    readonly film: FilmChoice | null;
  }) => void;
}

export function HomePage({ name: given, film: brought, more, past, onEnter }: HomePageProps) {
  const [name, setName] = useState(() => (given === '' ? recallName() : given));
  const [link, setLink] = useState(brought?.kind === 'link' ? brought.url : '');
  const [problem, setProblem] = useState<string | null>(null);
  const [number] = useState(guestNumber);
  const guest = m.name_guest({ number });

  const enter = (room: string, film: FilmChoice | null) => {
    const chosen = cleanName(name);
    if (chosen !== '') rememberName(chosen);
    onEnter({ room, name: chosen === '' ? guest : chosen, film });
  };
  const rooms = useOpenRoom(enter);

  const open = (film: FilmChoice | null) => {
    setProblem(null);
    rooms.open(film);
  };
  const openFile = (file: File) => {
    if (mayBeFilm(file)) open({ kind: 'file', file });
    else setProblem(dropProblemText({ code: 'notFilm', name: file.name }));
  };
  const openMany = (many: Many) => {
    bringMany(many);
    open(null);
  };
  const openLink = (text: string) => {
    if (hasManyLinks(text)) return openMany(manyOf(text));
    const read = readLink(text, location.origin + base);
    if (!read.ok) {
      setProblem(linkProblemText(read.error));
      return;
    }
    const target = read.value;
    switch (target.to) {
      case 'room':
        return enter(target.room, null);
      case 'otherServer':
        return location.assign(target.url);
      case 'film':
        return open(target.film);
    }
  };

  const dragging = usePageDrop((dropped) => {
    if (!dropped.ok) {
      setProblem(dropProblemText(dropped.error));
    } else if (dropped.value.kind === 'file') {
      openFile(dropped.value.file);
    } else if (dropped.value.kind === 'many') {
      openMany({ text: '', files: dropped.value.files, folders: dropped.value.folders });
    } else if (dropped.value.kind === 'subtitles') {
      // Without a film there is nothing to lay them over.
      setProblem(dropProblemText({ code: 'notFilm', name: dropped.value.files[0]?.name ?? '' }));
    } else {
      if (!hasManyLinks(dropped.value.text)) setLink(dropped.value.text);
      openLink(dropped.value.text);
    }
  });

  return (
    <>
      <div className="mx-auto grid w-full max-w-7xl grid-cols-1 grow content-start gap-x-8 gap-y-8 px-4 pt-4 pb-12 sm:px-8 md:grid-cols-[6fr_7fr] md:content-center md:pb-[12dvh] lg:gap-x-16">
        <h1 className="self-end text-4xl leading-[1.08] font-semibold tracking-tight text-balance sm:text-5xl md:text-4xl lg:text-[2.6rem] xl:text-[3.5rem]">
          {m.home_title()}
        </h1>
        <div className="flex min-w-0 flex-col gap-4 md:col-start-2 md:row-span-2 md:row-start-1">
          <FilmBox
            rooms={{ ...rooms, open }}
            dragging={dragging}
            link={link}
            onLink={(text) => {
              setLink(text);
              setProblem(null);
            }}
            onSubmitLink={() => openLink(link)}
            onFile={openFile}
            onMany={(many) => openMany(manyOf(many))}
            more={more(open)}
            problem={problem}
          />
          <div className="flex items-start justify-between gap-x-8 gap-y-2 max-lg:flex-col">
            <p className="flex gap-2 px-1 text-sm text-faint lg:pt-2.5">
              <Lock aria-hidden size={16} className="mt-0.5 shrink-0" />
              {m.home_own_files()}
            </p>
            <Button look="bare" className="max-lg:-ml-3 lg:-mr-3" onClick={() => open(null)}>
              {m.home_empty()}
            </Button>
          </div>
        </div>
        <div className="flex min-w-0 max-w-md flex-col gap-8">
          <Field
            label={m.name_label()}
            hint={m.name_hint()}
            placeholder={guest}
            autoComplete="nickname"
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onBlur={() => rememberName(cleanName(name))}
          />
          <RecentList
            onChoose={(room) => {
              if (cleanName(name) === '') return false;
              enter(room, null);
              return true;
            }}
          />
          {past(open)}
        </div>
      </div>
      <footer className="mx-auto w-full max-w-7xl px-4 pb-6 text-sm text-faint sm:px-8">
        {m.legal_note()}
      </footer>
    </>
  );
}
