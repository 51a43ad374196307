/** Worker: one thread of the simulation: takes shares, hands back outcomes, until the door is closed. */
import { parentPort } from 'node:worker_threads';
import { work, type Share } from './work.ts';

parentPort?.on('message', (share: Share) => parentPort?.postMessage(work(share)));
