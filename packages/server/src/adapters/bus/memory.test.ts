import { describeBus } from '../../testkit/bus-contract.ts';
import { createMemoryBus } from './memory.ts';

describeBus('memory', async () => {
  const bus = createMemoryBus();
  return { here: bus, there: bus, close: async () => bus.close() };
});
