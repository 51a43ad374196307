/** Upload place: where the person on this page uploads, for everything below it. What uploads is loaded later. */
import { createContext, use, type ReactNode } from 'react';
import type { UploadPlace } from '../../api/uploads.ts';

const PlaceContext = createContext<UploadPlace | null>(null);

export function UploadPlaceProvider({
  place,
  children,
}: {
  readonly place: UploadPlace;
  readonly children: ReactNode;
}) {
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

export function useUploadPlace(): UploadPlace {
  const place = use(PlaceContext);
  if (place === null) throw new Error('useUploadPlace is used outside UploadPlaceProvider');
  return place;
}
