/** Upload button: opens what uploads a film, on servers that take some, for those who may bring films. */
import { CloudUpload } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { useUploads } from './use-uploads.ts';

const UploadDialog = lazy(() => import('./upload-dialog.tsx'));

export function UploadButton() {
  const isOffered = useUploads(({ list }) => list?.mayUpload === true);
  const [open, setOpen] = useState(false);
  if (!isOffered) return null;
  return (
    <>
      <Button large icon={<CloudUpload aria-hidden size={20} />} onClick={() => setOpen(true)}>
        {m.upload_open()}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <UploadDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
