/** CrowdProcess: a process that is a crowd, told by the bench what to do. */
import { createHostRuntime } from '@lockstep/core/host';
import { Crowd } from './crowd.ts';
import type { CrowdAnswer, CrowdOrder } from './orders.ts';
import { restInBetween } from './rest.ts';

let crowd: Crowd | null = null;

restInBetween();

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
      crowd.speak(order.manner);
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
