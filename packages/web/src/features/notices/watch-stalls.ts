/** Watch stalls: looks at the room twice a second, and tells who is stuck and who is well again. */
import type { Stop } from '@lockstep/core';
import type { RoomSession } from '../../room/room-session.ts';
import { noStalls, stallStep, type StallNews } from './stall-watch.ts';

const LOOK_MS = 500;

export function watchStalls({ participant, runtime }: RoomSession, tell: (news: StallNews) => void): Stop {
  let memory = noStalls;
  return runtime.every(LOOK_MS, () => {
    const now = participant.serverNow();
    const view = participant.view();
    // In a crowd somebody always is; how many are, its figures say.
    if (now === null || view.figures !== null) return;
    const step = stallStep(memory, view, now);
    ({ memory } = step);
    for (const news of step.news) tell(news);
  });
}
