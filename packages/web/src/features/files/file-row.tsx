/** File row: one file on its way: which, from or to whom, how far it is, and what can be done about it. */
import { ArrowDownToLine, ArrowUpFromLine, Clapperboard, Download, RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import type { FileDesk } from '../../files/desk.ts';
import { isFilm, isProgram } from '../../files/file-name.ts';
import { isOver, isUnderway, type Transfer } from '../../files/transfer.ts';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { shareOf, transferWords } from './file-words.ts';
import { saveFile } from './save-file.ts';

export interface FileRowProps {
  readonly desk: FileDesk;
  readonly transfer: Transfer;
  /** What the other one is called. */
  readonly name: string;
  /** Taking it is what is most likely wanted of all that is on the page. */
  readonly isFirst: boolean;
  /** Watches it on this page. */
  readonly onWatch: (file: File) => void;
}

export function FileRow({ desk, transfer, name, isFirst, onWatch }: FileRowProps) {
  const locale = useLocale();
  const [isAsking, setAsking] = useState(false);
  const [isWatched, setWatched] = useState(false);
  const { id, stage, way } = transfer;
  const title = transfer.name;
  const isProblem = stage.is === 'over';
  const Way = way === 'in' ? ArrowDownToLine : ArrowUpFromLine;
  const stop = (): void => {
    // What has not begun is lost to nobody.
    if (isUnderway(transfer) && transfer.got > 0) setAsking(!isAsking);
    else desk.cancel(id);
  };
  const withFile = (use: (file: File) => void) => (): void =>
    void desk.fileOf(id).then((file) => {
      if (file !== null) use(file);
    });
  const watch = (file: File): void => {
    setWatched(true);
    // Of no type, so that the player finds out what it is.
    onWatch(new File([file], file.name));
  };
  return (
    <li className="flex flex-col gap-2 rounded-xl bg-higher/60 py-2 pr-1 pl-3" data-stage={stage.is}>
      <div className="flex items-center gap-2.5">
        <Way aria-hidden size={18} className="shrink-0 text-faint" />
        <div className="min-w-0 grow">
          <p className="truncate font-medium" title={title}>
            {title}
          </p>
          <p
            className={classes('text-sm text-balance tabular-nums', isProblem ? 'text-danger' : 'text-soft')}
          >
            {transferWords(transfer, name, locale)}
          </p>
          {way === 'in' && isProgram(title) && !isProblem ? (
            <p className="text-sm text-balance text-danger">{m.file_program({ name })}</p>
          ) : null}
        </div>
        {isOver(transfer) ? (
          <IconButton
            name={m.file_dismiss({ title })}
            place="above-right"
            onClick={() => desk.dismiss(id, isWatched)}
          >
            <X aria-hidden size={20} />
          </IconButton>
        ) : stage.is === 'offered' && way === 'in' ? null : (
          <IconButton name={m.file_cancel({ title })} place="above-right" onClick={stop}>
            <X aria-hidden size={20} />
          </IconButton>
        )}
      </div>
      {isUnderway(transfer) ? (
        <progress
          aria-label={m.file_progress({ title })}
          value={Math.round(shareOf(transfer) * 100)}
          max={100}
          className="mr-3 h-1.5 w-auto appearance-none overflow-hidden rounded-full bg-highest accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-highest [&::-webkit-progress-value]:bg-accent"
        />
      ) : null}
      {isAsking && isUnderway(transfer) ? (
        <fieldset
          aria-label={m.file_cancel({ title })}
          className="flex flex-wrap items-center gap-2 pr-2 pb-1"
        >
          <p className="grow text-sm">{way === 'in' ? m.file_sure_in() : m.file_sure_out()}</p>
          <Button look="danger" onClick={() => desk.cancel(id)}>
            {m.file_sure_yes()}
          </Button>
          <Button onClick={() => setAsking(false)}>{m.file_sure_no()}</Button>
        </fieldset>
      ) : null}
      <div className="flex flex-wrap gap-2 pr-2 pb-1 empty:hidden">
        {stage.is === 'offered' && way === 'in' ? (
          <>
            <Button look={isFirst ? 'main' : 'quiet'} className="grow" onClick={() => desk.accept(id)}>
              {m.file_take()}
            </Button>
            <Button className="grow" onClick={() => desk.decline(id)}>
              {m.file_decline()}
            </Button>
          </>
        ) : null}
        {stage.is === 'done' && way === 'in' ? (
          <>
            <Button
              className="grow"
              icon={<Download aria-hidden size={18} />}
              onClick={withFile((file) => saveFile(file))}
            >
              {m.file_save()}
            </Button>
            {isFilm(title) ? (
              <Button
                className="grow"
                icon={<Clapperboard aria-hidden size={18} />}
                onClick={withFile(watch)}
              >
                {m.file_watch()}
              </Button>
            ) : null}
          </>
        ) : null}
        {stage.is === 'over' && way === 'out' ? (
          <Button icon={<RotateCw aria-hidden size={18} />} onClick={() => desk.again(id)}>
            {m.file_again()}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
