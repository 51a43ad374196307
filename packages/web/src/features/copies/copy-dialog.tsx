/** Copy dialog: what plays on this device alone: which way to the film, a copy of one's own, how its cut is shifted, and its sound. */
import { currentItem, type Item } from '@lockstep/core';
import { FolderOpen, Link2, Undo2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { m } from '../../i18n/messages.ts';
import { linkProblemText } from '../../i18n/link-problem.ts';
import { FILM_FILES, filmFromText, type LinkProblem } from '../../player/film-choice.ts';
import { useFilmPlayer, useOwnCopy } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { CopyMatchLine } from './copy-match-line.tsx';
import { CopyWays } from './copy-ways.tsx';
import { OffsetSteps } from './offset-steps.tsx';
import { SoundSteps } from './sound-steps.tsx';

export default function CopyDialog({ onClose }: { readonly onClose: () => void }) {
  const item = useRoom((view) => (view.room === null ? null : currentItem(view.room)));
  if (item === null) return null;
  return (
    <Dialog open onClose={onClose} title={m.copies_title()} closeName={m.room_close()}>
      <p className="text-soft">{m.copies_text()}</p>
      <CopyWays item={item} />
      <CopyMatchLine />
      <OwnWays item={item} />
      <OffsetSteps item={item.id} />
      <SoundSteps />
      <BackToRooms item={item} />
    </Dialog>
  );
}

/** The ways of one's own: a file, a link. */
function OwnWays({ item }: { readonly item: Item }) {
  const player = useFilmPlayer();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<LinkProblem | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const film = filmFromText(text);
    if (!film.ok) return setProblem(film.error);
    if (film.value.kind === 'link') {
      player.gesture();
      player.copies.useLink(item.id, film.value.url);
    }
    return setText('');
  };
  return (
    <div className="flex flex-col gap-3">
      <FilePick
        large={false}
        icon={<FolderOpen aria-hidden size={20} />}
        accept={FILM_FILES}
        onPick={(file) => {
          player.gesture();
          player.copies.useFile(item.id, file);
        }}
      >
        {m.copies_choose()}
      </FilePick>
      <form onSubmit={submit} noValidate>
        <Field
          label={m.copies_link()}
          labelHidden
          placeholder={m.copies_link()}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={text}
          leading={<Link2 aria-hidden size={20} />}
          error={problem === null ? null : linkProblemText(problem)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
          trailing={
            <Button type="submit" look="bare" className="-mr-2.5">
              {m.copies_link_take()}
            </Button>
          }
        />
      </form>
      <p className="text-sm text-faint">{m.copies_private()}</p>
    </div>
  );
}

function BackToRooms({ item }: { readonly item: Item }) {
  const { copies } = useFilmPlayer();
  const { link, offsetSec, fileName } = useOwnCopy();
  if (link === null && offsetSec === 0 && fileName === null) return null;
  return (
    <Button icon={<Undo2 aria-hidden size={20} />} onClick={() => copies.useRooms(item.id)}>
      {m.copies_back()}
    </Button>
  );
}
