/** Supply cause: when the film comes too slowly, whether its server or the line here is to blame, as far as it can be told. Pure. [TR24] */
import type { RoomView } from '@lockstep/core';

/** @param heldBy what the film's server itself has told; null: nothing */
export function supplyCause(
  heldBy: 'line' | 'server' | null,
  { room, roster, myConnection }: Pick<RoomView, 'room' | 'roster' | 'myConnection'>,
): 'line' | 'server' {
  if (heldBy === 'server') return 'server';
  // A copy of one's own comes from no server.
  const others = roster.filter(
    ({ connection, link, telemetry }) =>
      connection !== myConnection &&
      link === 'up' &&
      telemetry?.film?.item === room?.current &&
      telemetry?.film?.name === null,
  );
  const short = others.filter(
    ({ telemetry }) => telemetry?.trouble?.cause === 'line' || telemetry?.trouble?.cause === 'server',
  ).length;
  // The lines of several, and of half of them, are not slow at once by chance; one of one may be.
  return short > 1 && short * 2 >= others.length ? 'server' : 'line';
}
