/** Choose copy: the film is a file somebody else has; this member picks his own copy of it. It is never uploaded. */
import { FileVideo } from 'lucide-react';
import { useState } from 'react';
import type { Item } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { compareCopies, type CopyMatch } from '../../player/copy-check.ts';
import { FILM_FILES } from '../../player/film-choice.ts';
import { fileDuration } from '../../player/file-duration.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FilePick } from '../../ui/file-pick.tsx';

export interface ChooseCopyProps {
  readonly item: Item;
  readonly wanted: { readonly name: string; readonly size: number };
  /** Who brought the film; null: me, on an earlier visit. */
  readonly owner: string | null;
  /** Picked by dropping it on the page. */
  readonly dropped: File | null;
  readonly onChosen: (file: File) => void;
}

export function ChooseCopy({ item, wanted, owner, dropped, onChosen }: ChooseCopyProps) {
  const { doubt, busy, consider } = useCopyCheck(item, wanted, dropped, onChosen);
  const size = formatSize(wanted.size, document.documentElement.lang);
  const facts = item.duration === null ? size : `${formatTime(item.duration)}, ${size}`;
  const picked = doubt?.file;
  return (
    <Card
      icon={picked === undefined ? <FileVideo aria-hidden size={30} /> : undefined}
      title={owner === null ? m.copy_title_mine() : m.copy_title({ name: owner })}
      text={
        <>
          <span className="block font-medium text-text">
            {wanted.name} <span className="font-normal text-soft">({facts})</span>
          </span>
          {doubt === null ? m.copy_text() : <Doubt match={doubt.match} name={doubt.file.name} />}
        </>
      }
    >
      <FilePick look="main" busy={busy} accept={FILM_FILES} onPick={consider}>
        {picked === undefined ? m.copy_choose() : m.copy_choose_other()}
      </FilePick>
      {picked === undefined ? null : (
        <Button large onClick={() => onChosen(picked)}>
          {m.copy_use_anyway()}
        </Button>
      )}
      {picked === undefined ? <p className="w-full text-sm text-faint">{m.copy_private()}</p> : null}
    </Card>
  );
}

interface Doubt {
  readonly file: File;
  readonly match: CopyMatch;
}

function Doubt({ match, name }: { readonly match: CopyMatch; readonly name: string }) {
  const locale = document.documentElement.lang;
  switch (match.match) {
    case 'otherLength':
      return (
        <p role="alert" className="mt-2 text-danger">
          {m.copy_other_length({ name, picked: formatTime(match.picked), wanted: formatTime(match.wanted) })}
        </p>
      );
    case 'otherSize':
      return (
        <p role="alert" className="mt-2 text-danger">
          {m.copy_other_size({
            name,
            picked: formatSize(match.picked, locale),
            wanted: formatSize(match.wanted, locale),
          })}
        </p>
      );
    case 'same':
    case 'alike':
      return null;
  }
}

function useCopyCheck(
  item: Item,
  wanted: ChooseCopyProps['wanted'],
  dropped: File | null,
  onChosen: (file: File) => void,
) {
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState<File | null>(null);

  const check = async (file: File) => {
    setBusy(true);
    const duration = file.size === wanted.size ? null : await fileDuration(file);
    setBusy(false);
    const match = compareCopies(
      { ...wanted, duration: item.duration },
      { name: file.name, size: file.size, duration },
    );
    if (match.match === 'same' || match.match === 'alike') onChosen(file);
    else setDoubt({ file, match });
  };
  const consider = (file: File) => void check(file);

  if (dropped !== null && dropped !== seen) {
    setSeen(dropped);
    queueMicrotask(() => consider(dropped));
  }
  return { doubt, busy, consider };
}
