/** IceSource: the servers that ways are found with. Their passwords end some time, so the list is asked for anew. [CA33] */
import type { Runtime } from '@lockstep/core';
import type { AskAccess, CallAccess } from '../access.ts';

type MeshAccess = Extract<CallAccess, { way: 'mesh' }>;

/** Whoever looks for a way because the network is away does not wait longer for a list that cannot come. */
const patienceMs = 3000;

/** The newest list that can be had now; rejects if there is none newer, and it is needed. */
export function createIceSource(
  runtime: Pick<Runtime, 'now' | 'after'>,
  first: MeshAccess,
  ask: AskAccess,
): () => Promise<readonly RTCIceServer[]> {
  let access = first;
  let askedAt = runtime.now();
  return async () => {
    if (runtime.now() - askedAt < (access.validSec * 1000) / 2) return access.iceServers;
    const answer = await Promise.race([
      ask(),
      new Promise<null>((resolve) => {
        runtime.after(patienceMs, () => resolve(null));
      }),
    ]);
    if (answer === null || !answer.ok || answer.value.way !== 'mesh') throw new Error('no newer list');
    access = answer.value;
    askedAt = runtime.now();
    return access.iceServers;
  };
}
