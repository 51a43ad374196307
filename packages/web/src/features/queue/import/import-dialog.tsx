/** Import dialog: many films at once, from a list, from files or from a folder, looked through before they are added. */
import { FolderOpen, ListPlus } from 'lucide-react';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { m } from '../../../i18n/messages.ts';
import { FILM_FILES } from '../../../player/film-choice.ts';
import { partsOf } from '../../../player/lists/dropped-parts.ts';
import type { Many } from '../../../player/lists/many.ts';
import { LIST_FILES } from '../../../player/lists/many-links.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FilePick } from '../../../ui/file-pick.tsx';
import type { Candidate } from './candidates.ts';
import { FolderPick } from './folder-pick.tsx';
import { ImportRows } from './import-rows.tsx';
import { useImport, type FileProblem, type Import } from './use-import.ts';

export interface ImportDialogProps {
  /** To begin with. */
  readonly many: Many;
  readonly onClose: () => void;
}

/** More rows than anybody looks through. */
const MOST_SHOWN = 1000;

export default function ImportDialog({ many, onClose }: ImportDialogProps) {
  const list = useImport(many.text);
  const { chosen, choose, chooseAll } = useChoice(list);
  const [begun] = useState(many);
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current || begun.files.length + begun.folders.length === 0) return;
    taken.current = true;
    list.take(begun.files, begun.folders);
  }, [begun, list]);

  const shown = list.candidates.slice(0, MOST_SHOWN);
  const wanted = shown.filter((_, place) => chosen.has(place));
  const leavesOwn = shown.some(
    ({ choice, state }, place) => choice.kind === 'file' && state === 'new' && !chosen.has(place),
  );
  return (
    <Dialog open wide onClose={onClose} title={m.list_title()} closeName={m.room_close()}>
      <Source list={list} />
      {shown.length === 0 ? null : (
        <section className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="text-sm font-medium text-soft">{m.list_preview()}</h3>
            <div className="flex">
              <Button look="bare" onClick={() => chooseAll(true)}>
                {m.list_all()}
              </Button>
              <Button look="bare" onClick={() => chooseAll(false)}>
                {m.list_none()}
              </Button>
            </div>
          </div>
          <ImportRows candidates={shown} chosen={chosen} onChoose={choose} />
        </section>
      )}
      <Remarks list={list} shown={shown.length} />
      {leavesOwn ? <p className="text-sm text-faint">{m.list_keep_rest()}</p> : null}
      <div className="sticky bottom-0 -mx-6 -mb-6 flex flex-wrap items-center justify-end gap-3 bg-raised px-6 pt-3 pb-6">
        <output className="block grow text-sm text-soft">
          {list.reading ? m.list_reading() : list.room < wanted.length ? roomText(list.room) : null}
        </output>
        <Button
          look="main"
          icon={<ListPlus aria-hidden size={18} />}
          disabled={wanted.length === 0 || wanted.length > list.room}
          onClick={() => {
            list.add(wanted);
            onClose();
          }}
        >
          {addText(wanted.length)}
        </Button>
      </div>
    </Dialog>
  );
}

/** Where the films come from. */
function Source({ list }: { readonly list: Import }) {
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const { files, folders } = partsOf(event.dataTransfer);
    list.take(files, folders);
    const text = event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain');
    if (text !== '') list.write(`${list.text}\n${text}`.trim());
  };
  return (
    // Dropping is one way more; the buttons and the box below do the same.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="flex flex-col gap-3" onDrop={drop}>
      <label htmlFor={id} className="text-sm font-medium text-soft">
        {m.list_text()}
      </label>
      <textarea
        id={id}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        placeholder={m.list_text_hint()}
        value={list.text}
        onChange={(event) => list.write(event.currentTarget.value)}
        className="min-h-24 resize-y rounded-xl bg-higher px-3.5 py-2.5 text-base outline-none focus:ring-2 focus:ring-glow"
      />
      <div className="flex flex-wrap gap-3">
        <FilePick
          large={false}
          icon={<FolderOpen aria-hidden size={18} />}
          accept={`${FILM_FILES},${LIST_FILES}`}
          onPick={(file) => list.take([file])}
          onMany={list.take}
        >
          {m.list_files()}
        </FilePick>
        <FolderPick onFiles={list.take} />
      </div>
      <p className="text-sm text-faint">{m.list_how()}</p>
    </div>
  );
}

function Remarks({ list, shown }: { readonly list: Import; readonly shown: number }) {
  const { skipped, others, problems, candidates, reading, text } = list;
  const empty = shown === 0 && !reading && (text.trim() !== '' || others > 0) && problems.length === 0;
  return (
    <output className="flex flex-col gap-1 text-sm text-soft empty:hidden">
      {problems.map((problem) => (
        <p key={`${problem.code} ${problem.name}`} className="text-danger">
          {problemText(problem)}
        </p>
      ))}
      {empty ? <p>{m.list_nothing()}</p> : null}
      {shown > 0 && skipped > 0 ? (
        <p>{skipped === 1 ? m.list_skipped_one() : m.list_skipped({ count: skipped })}</p>
      ) : null}
      {others > 0 ? (
        <p>{others === 1 ? m.list_other_files_one() : m.list_other_files({ count: others })}</p>
      ) : null}
      {candidates.length > shown ? <p>{m.list_too_long({ count: shown })}</p> : null}
    </output>
  );
}

/** Everything that is new is chosen until somebody chooses otherwise. */
function useChoice({ candidates }: Import) {
  const [changed, setChanged] = useState<ReadonlyMap<number, boolean>>(new Map());
  const chosen = new Set(
    candidates.flatMap(({ state }, place) => ((changed.get(place) ?? state === 'new') ? [place] : [])),
  );
  const choose = (place: number, on: boolean) => setChanged((before) => new Map(before).set(place, on));
  const chooseAll = (on: boolean) =>
    setChanged(new Map(candidates.map(({ state }: Candidate, place) => [place, on && state === 'new'])));
  return { chosen, choose, chooseAll };
}

const roomText = (room: number): string => (room === 0 ? m.list_full() : m.list_room({ count: room }));

function addText(count: number): string {
  if (count === 0) return m.list_add_none();
  return count === 1 ? m.list_add_one() : m.list_add({ count });
}

function problemText({ code, name }: FileProblem): string {
  switch (code) {
    case 'stream':
      return m.list_stream({ name: name === '' ? m.list_text() : name });
    case 'tooBig':
      return m.list_too_big({ name });
  }
}
