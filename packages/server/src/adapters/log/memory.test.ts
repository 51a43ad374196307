import { describeEventLog } from '../../testkit/log-contract.ts';
import { createMemoryLog } from './memory.ts';

describeEventLog('memory', async () => {
  const log = createMemoryLog();
  return { open: async () => log, end: async () => {} };
});
