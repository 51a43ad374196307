/** Watch stalls: looks at the room twice a second, and tells who is stuck and who is well again. */
import type { Stop } from '@lockstep/core';
import type { RoomSession } from '../../room/room-session.ts';
import { noStalls, stallStep, type StallNews } from './stall-watch.ts';

const LOOK_MS = 500;

export function watchStalls({ participant, runtime }: RoomSession, tell: (news: StallNews) => void): Stop {
  let memory = noStalls;
  return runtime.every(LOOK_MS, () => {
    const now = participant.serverNow();
    if (now === null) return;
    const step = stallStep(memory, participant.view(), now);
    ({ memory } = step);
    for (const news of step.news) tell(news);
  });
}
