/** Upload row: one film that this page sends, or that the server tells of. */
import { ListPlus, Pause, Play, Trash2, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ToldUpload } from '../../api/upload-list.ts';
import { below } from '../../base.ts';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { FILM_FILES } from '../../player/film-choice.ts';
import { formatSize } from '../../player/film-time.ts';
import { randomId } from '../../room/identity.ts';
import { nameOf } from '../../room/names.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { FilePick } from '../../ui/file-pick.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { RowFrame } from './row-frame.tsx';
import type { OwnUpload } from './upload-desk.ts';
import { useUploadDesk } from './use-uploads.ts';
import { sendingWords, uploadWords } from './upload-words.ts';

export interface SendingRowProps {
  readonly own: OwnUpload;
  /** What the server tells of it; null: it has not told yet. */
  readonly told: ToldUpload | null;
}

export function SendingRow({ own, told }: SendingRowProps) {
  const desk = useUploadDesk();
  const locale = useLocale();
  const { key, file, state } = own;
  const title = told?.title ?? file.name;
  const stop = (): void => {
    if (told === null) desk.forget(key);
    else void desk.remove(told);
  };
  const isRefused = state.is === 'refused';
  const pauseOrGoOn = (): ReactNode => {
    switch (state.is) {
      case 'sending':
      case 'retrying':
        return (
          <IconButton name={m.upload_pause({ title })} place="above-right" onClick={() => desk.pause(key)}>
            <Pause aria-hidden size={20} />
          </IconButton>
        );
      case 'paused':
        return (
          <IconButton name={m.upload_resume({ title })} place="above-right" onClick={() => desk.resume(key)}>
            <Play aria-hidden size={20} />
          </IconButton>
        );
      case 'refused':
      case 'done':
        return null;
    }
  };
  return (
    <RowFrame
      title={title}
      words={sendingWords(state, file.size, locale)}
      isProblem={isRefused}
      part={isRefused ? null : state.sent / Math.max(1, file.size)}
      stop={{
        name: isRefused ? m.upload_dismiss({ title }) : m.upload_cancel({ title }),
        icon: <X aria-hidden size={20} />,
        // Nothing was sent, so nothing is lost.
        question: isRefused ? null : m.upload_sure_cancel(),
        onStop: isRefused ? () => desk.forget(key) : stop,
      }}
    >
      {pauseOrGoOn()}
    </RowFrame>
  );
}

export interface ComingRowProps {
  readonly upload: ToldUpload;
  readonly mayRemove: boolean;
}

export function ComingRow({ upload, mayRemove }: ComingRowProps) {
  const desk = useUploadDesk();
  const locale = useLocale();
  const { participant } = useRoomSession();
  const by = useRoom(({ room }) => nameOf(room, upload.by));
  const queued = useRoom(({ room }) => room?.queue.find(({ sources }) => isOf(sources, upload))?.id ?? null);
  const { allowed: mayQueue } = useMay('queue');
  const { title, state, url, isMine, bytes, name } = upload;
  const [problem, setProblem] = useState<string | null>(null);

  const remove = (): void => {
    if (queued !== null && mayQueue) participant.send({ type: 'removeItem', item: queued });
    void desk.remove(upload);
  };
  const goOn = (file: File): void => {
    const isSame = file.name === name && file.size === bytes;
    setProblem(isSame ? null : m.upload_other_file({ name, size: formatSize(bytes, locale) }));
    // How it is to be made was said when it was begun.
    if (isSame) desk.send(file, false, upload.id);
  };
  const add = (): void => {
    if (url === null) return;
    const item = { id: randomId(), title, duration: null, sources: [{ kind: 'link', url }] } as const;
    participant.send({ type: 'addItem', item, select: false });
  };
  const partOf = (): number | null => {
    if (state === 'receiving') return upload.received / Math.max(1, bytes);
    return state === 'preparing' ? (upload.done ?? 0) : null;
  };
  const isOver = state === 'failed';
  const isUnfinished = state === 'receiving';
  return (
    <RowFrame
      title={title}
      poster={upload.poster === null ? null : below(upload.poster)}
      words={problem ?? uploadWords(upload, by, locale)}
      isProblem={isOver || problem !== null}
      part={partOf()}
      stop={
        mayRemove
          ? {
              name: stopName(upload),
              icon: isUnfinished || isOver ? <X aria-hidden size={20} /> : <Trash2 aria-hidden size={20} />,
              question: isOver ? null : isUnfinished ? m.upload_sure_cancel() : m.upload_sure_delete(),
              onStop: remove,
            }
          : null
      }
      below={
        isUnfinished && isMine ? (
          <FilePick large={false} accept={FILM_FILES} onPick={goOn}>
            {m.upload_again()}
          </FilePick>
        ) : null
      }
    >
      {state === 'ready' && queued === null && mayQueue ? (
        <IconButton name={m.upload_add({ title })} place="above-right" onClick={add}>
          <ListPlus aria-hidden size={20} />
        </IconButton>
      ) : null}
    </RowFrame>
  );
}

function stopName({ state, title }: ToldUpload): string {
  switch (state) {
    case 'receiving':
      return m.upload_cancel({ title });
    case 'failed':
      return m.upload_dismiss({ title });
    case 'waiting':
    case 'preparing':
    case 'ready':
      return m.upload_delete({ title });
  }
}

const isOf = (
  sources: readonly { readonly kind: string; readonly url?: string }[],
  { id }: ToldUpload,
): boolean => sources.some(({ url }) => url?.startsWith(`/uploads/${id}/`) === true);
