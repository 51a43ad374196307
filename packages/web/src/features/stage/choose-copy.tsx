/** Choose copy: the film is a file somebody else has; this member picks his own copy of it. It is never uploaded. */
import { FileVideo } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Item } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { FILM_FILES } from '../../player/film-choice.ts';
import { fileDuration } from '../../player/file-duration.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import { isWarned, matchFilms, roomCopy, type FilmMatch } from '../../room/film-match.ts';
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
  /** A link instead of a file. */
  readonly onLink: () => void;
}

export function ChooseCopy({ item, wanted, owner, dropped, onChosen, onLink }: ChooseCopyProps) {
  const { doubt, busy, consider } = useCopyCheck(item, dropped, onChosen);
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
          {doubt === null ? m.copy_text() : <DoubtText item={item} wanted={wanted} doubt={doubt} />}
        </>
      }
    >
      <FilePick look="main" busy={busy} accept={FILM_FILES} onPick={consider}>
        {picked === undefined ? m.copy_choose() : m.copy_choose_other()}
      </FilePick>
      {picked === undefined ? (
        <Button large onClick={onLink}>
          {m.copies_use_link()}
        </Button>
      ) : (
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
  readonly match: FilmMatch;
}

function DoubtText({
  item,
  wanted,
  doubt: { file, match },
}: Pick<ChooseCopyProps, 'item' | 'wanted'> & { readonly doubt: Doubt }) {
  const locale = document.documentElement.lang;
  const { name } = file;
  const differs =
    match.match === 'otherLength'
      ? m.copy_other_length({
          name,
          picked: formatTime((item.duration ?? 0) + match.bySec),
          wanted: formatTime(item.duration ?? 0),
        })
      : file.size === wanted.size
        ? m.copies_mine_other()
        : m.copy_other_size({
            name,
            picked: formatSize(file.size, locale),
            wanted: formatSize(wanted.size, locale),
          });
  return (
    <p role="alert" className="mt-2 text-danger">
      {differs}
    </p>
  );
}

function useCopyCheck(item: Item, dropped: File | null, onChosen: (file: File) => void) {
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState<File | null>(null);
  const [latest] = useState(createLatest);
  useEffect(() => () => latest.begin().abort(), [latest]);

  const check = async (file: File) => {
    const { signal } = latest.begin();
    setBusy(true);
    const match = await matchOf(item, file, signal);
    // Another file was picked meanwhile, or the room went on to another film.
    if (signal.aborted) return;
    setBusy(false);
    if (isWarned(match)) setDoubt({ file, match });
    else onChosen(file);
  };
  const consider = (file: File) => void check(file);

  if (dropped !== null && dropped !== seen) {
    setSeen(dropped);
    queueMicrotask(() => consider(dropped));
  }
  return { doubt, busy, consider };
}

/** One question at a time: a new one ends the one before. */
function createLatest() {
  let asking = new AbortController();
  return {
    begin() {
      asking.abort();
      asking = new AbortController();
      return asking;
    },
  };
}

/** By what is in the file where the room knows that; then by size, and by length last: that takes longest. */
async function matchOf(item: Item, file: File, signal: AbortSignal): Promise<FilmMatch> {
  const room = roomCopy(item);
  const { size } = file;
  const hash = room.hash === null ? null : await hashOf(file, signal);
  const bySize = matchFilms(room, { size, hash, duration: null });
  return bySize.match === 'same'
    ? bySize
    : matchFilms(room, { size, hash, duration: await fileDuration(file) });
}

/** null: it cannot be read, or the part of the page that does is away. */
async function hashOf(file: File, signal: AbortSignal): Promise<string | null> {
  try {
    const { takeFingerprint } = await import('../../player/fingerprint/take-fingerprint.ts');
    return (await takeFingerprint({ file }, { signal }))?.hash ?? null;
  } catch {
    return null;
  }
}
