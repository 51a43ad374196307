/** Film form: the ways to bring a film: pick a file, paste a link, or take the demo. Dropping works everywhere anyway. */
import { FolderOpen, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { linkProblemText } from '../../i18n/link-problem.ts';
import { m } from '../../i18n/messages.ts';
import { DEMO_FILM, FILM_FILES, filmFromText, type FilmChoice } from '../../player/film-choice.ts';
import { hasManyLinks } from '../../player/lists/many-links.ts';
import { Button } from '../../ui/button.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { LinkField } from '../../ui/link-field.tsx';

export interface FilmFormProps {
  /** @param title a better one than the file or the address would give, or null */
  readonly onFilm: (choice: FilmChoice, title: string | null) => void;
  /** Several at once: a text with links in it, or files. */
  readonly onMany: (many: string | readonly File[]) => void;
  readonly demo: boolean;
  /** Where else films come from: buttons that give one. */
  readonly more: (onFilm: (film: FilmChoice) => void) => ReactNode;
}

export function FilmForm({ onFilm, onMany, demo, more }: FilmFormProps) {
  const take = (text: string): string | null => {
    const film = filmFromText(text);
    if (!film.ok) return linkProblemText(film.error);
    onFilm(film.value, null);
    return null;
  };

  return (
    <div className="flex w-full flex-col gap-3 text-left">
      <div className="flex flex-wrap justify-center gap-3 *:grow">
        <FilePick
          look="main"
          icon={<FolderOpen aria-hidden size={22} />}
          accept={FILM_FILES}
          onPick={(file) => onFilm({ kind: 'file', file }, null)}
          onMany={onMany}
        >
          {m.film_pick()}
        </FilePick>
        {demo ? (
          <Button
            large
            icon={<Sparkles aria-hidden size={20} />}
            onClick={() => onFilm({ kind: 'link', url: DEMO_FILM }, m.film_demo_title())}
          >
            {m.film_demo()}
          </Button>
        ) : null}
        {more((film) => onFilm(film, null))}
      </div>
      <LinkField
        label={m.film_link()}
        take={m.film_link_take()}
        onTake={take}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!hasManyLinks(pasted)) return;
          event.preventDefault();
          onMany(pasted);
        }}
      />
    </div>
  );
}
