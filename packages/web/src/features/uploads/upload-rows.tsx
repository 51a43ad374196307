/** Upload rows: what is uploaded into the room, where something is; loaded then. */
import { lazy, Suspense } from 'react';
import { useUploads } from './use-uploads.ts';

const UploadList = lazy(() => import('./upload-list.tsx'));

/** @param all also those that are ready */
export function UploadRows({ all = false }: { readonly all?: boolean }) {
  const isAny = useUploads(({ list, own }) => own.length > 0 || (list?.uploads.length ?? 0) > 0);
  return isAny ? (
    <Suspense fallback={null}>
      <UploadList all={all} />
    </Suspense>
  ) : null;
}
