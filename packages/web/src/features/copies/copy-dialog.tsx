/** Copy dialog: what plays on this device alone: which way to the film, a copy of one's own, how its cut is shifted, and its sound. */
import { currentItem, type Item } from '@lockstep/core';
import { FolderOpen, Undo2 } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { linkProblemText } from '../../i18n/link-problem.ts';
import { FILM_FILES, filmFromText } from '../../player/film-choice.ts';
import { useFilmPlayer, useOwnCopy } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { LinkField } from '../../ui/link-field.tsx';
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
  const take = (text: string): string | null => {
    const film = filmFromText(text);
    if (!film.ok) return linkProblemText(film.error);
    if (film.value.kind === 'link') {
      player.gesture();
      player.copies.useLink(item.id, film.value.url);
    }
    return null;
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
      <LinkField label={m.copies_link()} take={m.copies_link_take()} onTake={take} />
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
