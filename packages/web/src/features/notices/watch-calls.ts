/** Watch calls: tells who comes into the call, who leaves it, and who shows a screen. Rule CA88. */
import type { MemberId, RoomView, Stop } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { callStep, type CallMemory, type CallNews } from './call-watch.ts';

export type TellCall = (said: { readonly text: string; readonly member: MemberId }) => void;

export function watchCalls(
  { store }: RoomSession,
  nameOf: (member: MemberId) => string | null,
  tell: TellCall,
): Stop {
  let memory: CallMemory = null;
  const look = (view: RoomView): void => {
    const step = callStep(memory, view);
    ({ memory } = step);
    for (const { type, member } of step.news)
      tell({ text: callText(type, nameOf(member) ?? m.notice_somebody()), member });
  };
  look(store.getState());
  return store.subscribe((view, before) => {
    if (view.roster !== before.roster) look(view);
  });
}

function callText(type: CallNews['type'], name: string): string {
  switch (type) {
    case 'joined':
      return m.call_said_joined({ name });
    case 'left':
      return m.call_said_left({ name });
    case 'shares':
      return m.call_said_shares({ name });
    case 'shareOver':
      return m.call_said_share_over({ name });
  }
}
