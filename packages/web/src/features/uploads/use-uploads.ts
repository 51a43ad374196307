/** Use uploads: the desk of the room on this page, made when something first asks for it. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { UploadPlace } from '../../api/uploads.ts';
import { createUploadDesk, type DeskState, type UploadDesk } from './upload-desk.ts';
import { useUploadPlace } from './upload-place.tsx';

/** By room: what is being sent into one goes on while the person looks into another. */
const desks = new Map<string, UploadDesk>();

function deskOf(place: UploadPlace): UploadDesk {
  const desk = desks.get(place.room) ?? createUploadDesk(place);
  desks.set(place.room, desk);
  return desk;
}

export const useUploadDesk = (): UploadDesk => deskOf(useUploadPlace());

/** A part of what is known; it is asked about as long as this is on screen. */
export function useUploads<Part>(select: (state: DeskState) => Part): Part {
  const desk = useUploadDesk();
  useEffect(() => desk.watch(), [desk]);
  return useStore(desk.store, useShallow(select));
}
