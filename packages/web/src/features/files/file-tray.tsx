/** File tray: over the picture, or below it where it is small, as long as there are any: files that come from others or go to them. Folded it is one line. */
import { ChevronDown, ChevronUp, Files } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { FileDesk } from '../../files/desk.ts';
import { isProgram } from '../../files/file-name.ts';
import { isOver, isUnderway, type Transfer } from '../../files/transfer.ts';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { nameOf } from '../../room/names.ts';
import { useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { PortalContainer } from '../../ui/portal.tsx';
import { FileRow } from './file-row.tsx';
import { trayWords, transferWords } from './file-words.ts';
import { useFileDesk, useTransfers, type FilePlace } from './use-files.ts';

export interface FileTrayProps {
  readonly place: FilePlace;
  /** Where it goes on the page; null: where it is, over the picture. */
  readonly dock: HTMLElement | null;
  readonly onWatch: (file: File) => void;
}

export function FileTray({ place, dock, onWatch }: FileTrayProps) {
  const desk = useFileDesk(place);
  const transfers = useTransfers(desk);
  usePageKept(transfers);
  const tray =
    transfers.length === 0 ? null : (
      <Tray desk={desk} transfers={transfers} isOver={dock === null} onWatch={onWatch} />
    );
  return (
    <>
      <Told transfers={transfers} />
      {dock === null ? tray : createPortal(<PortalContainer container={null}>{tray}</PortalContainer>, dock)}
    </>
  );
}

interface TrayProps extends Pick<FileTrayProps, 'onWatch'> {
  readonly desk: FileDesk;
  readonly transfers: readonly Transfer[];
  /** It lies over the picture. */
  readonly isOver: boolean;
}

function Tray({ desk, transfers, isOver, onWatch }: TrayProps) {
  const locale = useLocale();
  const nameFor = useNames();
  /** How much asked for a look when it was folded. */
  const [foldedAt, setFoldedAt] = useState<number | null>(null);
  const asking = transfers.filter(wantsLook).length;
  // What comes meanwhile unfolds it.
  const isFolded = foldedAt !== null && asking <= foldedAt;
  const first = transfers.find((one) => isOffered(one) && !isProgram(one.name));
  const leaves = transfers.some((one) => one.way === 'out' && isUnderway(one));
  const Fold = isFolded ? ChevronUp : ChevronDown;
  return (
    <section
      aria-label={m.file_tray()}
      className={classes(
        'appear pointer-events-auto flex flex-col rounded-2xl bg-raised text-text',
        isOver ? 'max-h-[min(22rem,60dvh)] w-full max-w-md shadow-lift' : 'mx-3 mt-2 max-h-[26dvh] shrink-0',
      )}
    >
      <h2>
        <button
          type="button"
          aria-expanded={!isFolded}
          onClick={() => setFoldedAt(isFolded ? null : asking)}
          className="flex min-h-11 w-full items-center gap-2.5 rounded-2xl px-4 text-left font-medium hover:bg-text/8"
        >
          <Files aria-hidden size={18} className="shrink-0 text-glow" />
          <span className="min-w-0 grow truncate tabular-nums">{trayWords(transfers, locale)}</span>
          <Fold aria-hidden size={18} className="shrink-0 text-faint" />
        </button>
      </h2>
      {isFolded ? null : (
        <div className="flex min-h-0 flex-col gap-2 overflow-y-auto px-2 pb-2">
          <ul aria-label={m.file_tray()} className="flex flex-col gap-1">
            {transfers.map((one) => (
              <FileRow
                key={one.id}
                desk={desk}
                transfer={one}
                name={nameFor(one.member)}
                isFirst={one === first}
                onWatch={onWatch}
              />
            ))}
          </ul>
          {leaves ? <p className="px-2 text-sm text-balance text-faint">{m.file_stay()}</p> : null}
        </div>
      )}
    </section>
  );
}

/** What somebody has to answer, or should know. */
const wantsLook = (one: Transfer): boolean => isOver(one) || isOffered(one);

const isOffered = ({ way, stage }: Transfer): boolean => way === 'in' && stage.is === 'offered';

function useNames(): (member: string) => string {
  const room = useRoom((view) => view.room);
  return (member) => nameOf(room, member) ?? m.file_somebody();
}

/** Says aloud what has come about; how far it is can be asked of the bar. */
function Told({ transfers }: { readonly transfers: readonly Transfer[] }) {
  const locale = useLocale();
  const nameFor = useNames();
  const last = transfers.findLast(wantsLook);
  return (
    <output className="sr-only">
      {last === undefined ? '' : `${last.name}: ${transferWords(last, nameFor(last.member), locale)}`}
    </output>
  );
}

/** What this page sends is lost with it. */
function usePageKept(transfers: readonly Transfer[]): void {
  const isSending = transfers.some((one) => one.way === 'out' && isUnderway(one));
  useEffect(() => {
    if (!isSending) return undefined;
    const keep = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', keep);
    return () => removeEventListener('beforeunload', keep);
  }, [isSending]);
}
