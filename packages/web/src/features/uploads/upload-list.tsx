/** Upload list: every film that is on its way or being made ready, for all in the room; and what can be done to it. */
import { isAtLeast, roleOf } from '@lockstep/core';
import { useRoom } from '../../room/room-context.tsx';
import { m } from '../../i18n/messages.ts';
import { useUploads } from './use-uploads.ts';
import { ComingRow, SendingRow } from './upload-row.tsx';

/** @param all also those that are ready */
export default function UploadList({ all }: { readonly all: boolean }) {
  const list = useUploads((state) => state.list);
  const own = useUploads((state) => state.own);
  const isHost = useRoom(
    ({ room, me }) => room !== null && me !== null && isAtLeast(roleOf(room, me), 'host'),
  );
  const uploads = (list?.uploads ?? []).filter(
    ({ id, state }) => (all || state !== 'ready') && !own.some(({ upload }) => upload === id),
  );
  if (uploads.length + own.length === 0) return null;
  return (
    <ul aria-label={m.upload_list()} className="flex w-full flex-col gap-1 text-left">
      {own.map((one) => (
        <SendingRow
          key={`own-${one.key}`}
          own={one}
          told={list?.uploads.find(({ id }) => id === one.upload) ?? null}
        />
      ))}
      {uploads.map((upload) => (
        <ComingRow key={upload.id} upload={upload} mayRemove={upload.isMine || isHost} />
      ))}
    </ul>
  );
}
