/** Upload dialog: what uploading means, the file, and what the room has uploaded so far. */
import { CloudUpload } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { FILM_FILES } from '../../player/film-choice.ts';
import { formatSize } from '../../player/film-time.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { SwitchRow } from '../../ui/setting-row.tsx';
import { useUploadDesk, useUploads } from './use-uploads.ts';
import { UploadRows } from './upload-rows.tsx';
import { earlyRefusal, refusalWords } from './upload-words.ts';

export default function UploadDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useUploadDesk();
  const list = useUploads((state) => state.list);
  const locale = useLocale();
  const [several, setSeveral] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (file: File): void => {
    const refusal = list === null ? null : earlyRefusal(file, list);
    setProblem(refusal === null ? null : refusalWords(refusal, list, locale));
    if (refusal === null) desk.send(file, several, null);
  };
  return (
    <Dialog open onClose={onClose} title={m.upload_title()} closeName={m.room_close()}>
      <p className="text-soft">{m.upload_what()}</p>
      {list?.canMake === false ? <p className="text-soft">{m.upload_only_playable()}</p> : null}
      {list?.canMake === true ? (
        <SwitchRow
          label={m.upload_several()}
          hint={m.upload_several_hint()}
          on={several}
          onChange={setSeveral}
        />
      ) : null}
      <div className="flex flex-col gap-2 *:grow">
        <FilePick look="main" icon={<CloudUpload aria-hidden size={22} />} accept={FILM_FILES} onPick={take}>
          {m.upload_pick()}
        </FilePick>
        {problem === null ? null : (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
        <p className="text-sm text-faint">
          {list === null
            ? null
            : m.upload_limit({ size: formatSize(Math.min(list.fileBytes, list.roomBytesLeft), locale) })}{' '}
          {m.upload_stay()}
        </p>
      </div>
      <UploadRows all />
    </Dialog>
  );
}
