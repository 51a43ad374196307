/** Census: how many rooms and people there are, counted when somebody asks. */
import type { Census } from '../ports/metrics.ts';
import type { Registry } from './registry.ts';

export type RoomsCensus = Pick<
  Census,
  'rooms' | 'roomsInUse' | 'members' | 'callers' | 'memberClockErrorsMs'
>;

export function censusOf(registry: Registry): RoomsCensus {
  let rooms = 0;
  let roomsInUse = 0;
  let members = 0;
  let callers = 0;
  const errors: number[] = [];
  for (const room of registry.rooms()) {
    rooms++;
    if (room.isEmpty) continue;
    roomsInUse++;
    members += room.present().size;
    callers += room.call.size;
    errors.push(...room.presence.clockErrors());
  }
  return { rooms, roomsInUse, members, callers, memberClockErrorsMs: errors };
}
