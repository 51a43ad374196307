/** What I may do in this room, and which role it would take. */
import { leastRole, may, type Action, type Role } from '@lockstep/core';
import { useRoom } from './room-context.tsx';

export interface Permission {
  readonly allowed: boolean;
  /** The least role that may. */
  readonly from: Role;
}

export function useMay(action: Action): Permission {
  return useRoom(({ room, me }): Permission => {
    if (room === null || me === null) return { allowed: false, from: 'host' };
    return { allowed: may(room, me, action), from: leastRole(room, action) };
  });
}
