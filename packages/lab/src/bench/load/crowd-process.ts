/** CrowdProcess: a process that is a crowd, told by the bench what to do. */
import { createHostRuntime } from '@lockstep/core/host';
import { Crowd } from './crowd.ts';
import type { CrowdAnswer, CrowdOrder } from './orders.ts';

/**
 * It sleeps for a moment each time it has read everything. Else every message that the server sends would wake it, and
 * on one machine the sender pays for that.
 */
const restMs = 3;
const nobodyWakesIt = new Int32Array(new SharedArrayBuffer(4));

let crowd: Crowd | null = null;

setInterval(() => Atomics.wait(nobodyWakesIt, 0, 0, restMs), restMs + 1);

async function obey(order: CrowdOrder): Promise<CrowdAnswer> {
  if (order.do === 'begin') {
    crowd = new Crowd({ ...order, runtime: createHostRuntime() });
    return { done: 'ok' };
  }
  if (crowd === null) throw new Error('nobody is there yet');
  switch (order.do) {
    case 'join':
      await crowd.join(order.rooms, order.perRoom);
      return { done: 'ok' };
    case 'speak':
      crowd.speak(order.pace);
      return { done: 'ok' };
    case 'lead':
      crowd.lead(order.rooms, order.everyMs);
      return { done: 'ok' };
    case 'openWindow':
      crowd.openWindow();
      return { done: 'ok' };
    case 'closeWindow':
    case 'figures': {
      if (order.do === 'closeWindow') crowd.closeWindow();
      return { done: 'figures', ...crowd.figures() };
    }
  }
}

process.on('message', (order: CrowdOrder) => {
  obey(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ done: 'failed', why: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
