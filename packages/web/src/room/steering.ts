/** Steering: whether this person moves pictures in the room now, and if not, who does. */
import { may, steeringRefusal, type RoomView } from '@lockstep/core';
import { nameOf } from './names.ts';

export type Steering =
  | { readonly steers: true }
  /** The room is steered by its hosts. */
  | { readonly steers: false; readonly why: 'hosts' }
  /** By whoever has control; `takes`: I may take it. null: nobody has it, or somebody who is not here by name. */
  | { readonly steers: false; readonly why: 'baton'; readonly holder: string | null; readonly takes: boolean }
  /** My role may not. */
  | { readonly steers: false; readonly why: 'role' };

export function steeringOf({ room, me }: Pick<RoomView, 'room' | 'me'>): Steering {
  if (room === null || me === null) return { steers: true };
  switch (steeringRefusal(room, me)) {
    case null:
      return { steers: true };
    case 'notAllowed':
      return { steers: false, why: 'role' };
    case 'notInControl': {
      const { control } = room;
      if (control.mode !== 'baton') return { steers: false, why: 'hosts' };
      const holder = control.holder === null ? null : nameOf(room, control.holder);
      return { steers: false, why: 'baton', holder, takes: may(room, me, 'baton') };
    }
  }
}

/** For what only has to know whether. */
export const steers = (view: Pick<RoomView, 'room' | 'me'>): boolean => steeringOf(view).steers;
