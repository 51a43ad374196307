/** Use import: reads what was pasted, picked or dropped into what could be added, and adds what was chosen. */
import { useDeferredValue, useMemo, useState } from 'react';
import { base } from '../../../base.ts';
import { itemFor } from '../../../player/film-choice.ts';
import { droppedFiles } from '../../../player/lists/folder-files.ts';
import type { ListedFilm } from '../../../player/lists/list-lines.ts';
import { parseList } from '../../../player/lists/parse-list.ts';
import { ownShelf } from '../../../player/own-shelf.ts';
import { useFilmPlayer } from '../../../player/player-context.tsx';
import { textOf } from '../../../player/subtitles/text-of.ts';
import { randomId } from '../../../room/identity.ts';
import { useRoom, useRoomSession } from '../../../room/room-context.tsx';
import { batchesOf } from './batches.ts';
import { candidatesOf, roomFor, sorted, type Candidate } from './candidates.ts';

/** A list of ten thousand films has a few hundred KB. */
const LARGEST_BYTES = 2_000_000;

export type FileProblem = { readonly code: 'tooBig' | 'stream'; readonly name: string };

interface Read {
  readonly listed: readonly ListedFilm[];
  readonly files: readonly File[];
  readonly skipped: number;
  readonly others: number;
  readonly problems: readonly FileProblem[];
}

const nothing: Read = { listed: [], files: [], skipped: 0, others: 0, problems: [] };
const home = (): string => location.origin + base;

export interface Import {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly take: (files: readonly File[], folders?: readonly FileSystemDirectoryEntry[]) => void;
  readonly reading: boolean;
  readonly candidates: readonly Candidate[];
  readonly skipped: number;
  readonly others: number;
  readonly problems: readonly FileProblem[];
  /** So many more fit into the queue. */
  readonly room: number;
  /** Adds these; own files that are left out stay at hand as next episodes. */
  readonly add: (chosen: readonly Candidate[]) => void;
}

export function useImport(begin: string): Import {
  const { participant } = useRoomSession();
  const player = useFilmPlayer();
  const queue = useRoom((view) => view.room?.queue ?? []);
  const [text, setText] = useState(begin);
  const [read, setRead] = useState(nothing);
  const [busy, setBusy] = useState(0);
  const shown = useDeferredValue(text);
  const typed = useMemo(() => readText(shown, ''), [shown]);
  const candidates = useMemo(
    () => candidatesOf([...typed.listed, ...read.listed], read.files, queue),
    [typed, read, queue],
  );

  const take = async (files: readonly File[], folders: readonly FileSystemDirectoryEntry[]) => {
    setBusy((count) => count + 1);
    const { films, lists, others } = sorted([...files, ...(await droppedFiles(folders))]);
    const texts = await Promise.all(lists.map(readFile));
    setRead((before) => ({
      listed: [...before.listed, ...texts.flatMap(({ listed }) => listed)],
      files: [...before.files, ...films],
      skipped: before.skipped + texts.reduce((sum, { skipped }) => sum + skipped, 0),
      others: before.others + others,
      problems: [...before.problems, ...texts.flatMap(({ problems }) => problems)],
    }));
    setBusy((count) => count - 1);
  };

  const add = (chosen: readonly Candidate[]) => {
    player.gesture();
    const items = chosen.map(({ choice, title }) => ({ choice, item: itemFor(choice, randomId(), title) }));
    for (const { choice, item } of items)
      if (choice.kind === 'file') player.copies.files.keep(item.id, choice.file);
    for (const batch of batchesOf(items.map(({ item }) => item)))
      participant.send({ type: 'addItems', items: batch });
    ownShelf.put(read.files);
  };

  return {
    text,
    write: setText,
    take: (files, folders = []) => void take(files, folders),
    reading: busy > 0,
    candidates,
    skipped: typed.skipped + read.skipped,
    others: read.others,
    problems: [...typed.problems, ...read.problems],
    room: roomFor(queue),
    add,
  };
}

function readText(text: string, name: string): Read {
  const list = parseList(text, home());
  if (!list.ok) return { ...nothing, problems: [{ code: 'stream', name }] };
  return { ...nothing, listed: list.value.films, skipped: list.value.skipped };
}

async function readFile(file: File): Promise<Read> {
  if (file.size > LARGEST_BYTES) return { ...nothing, problems: [{ code: 'tooBig', name: file.name }] };
  return readText(textOf(new Uint8Array(await file.arrayBuffer())), file.name);
}
