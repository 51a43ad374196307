/** In call: who of the room takes part in its call. Rule CA86. */
import type { Presence, RoomView } from '@lockstep/core';

export const inCall = ({ roster }: Pick<RoomView, 'roster'>): readonly Presence[] =>
  roster.filter(({ call }) => call !== undefined);
