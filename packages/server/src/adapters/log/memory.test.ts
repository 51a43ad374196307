import { describeEventLog } from '../../testkit/log-contract.ts';
import { createMemoryLog } from './memory.ts';

describeEventLog('memory', async () => ({ log: createMemoryLog(), close: async () => {} }));
