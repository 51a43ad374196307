/** OpenCalls: how calls go, by the configuration: through LiveKit where there is one, else straight. */
import { createMesh } from './adapters/calls/mesh.ts';
import type { CallConfig } from './config/call-config.ts';
import type { Calls } from './ports/calls.ts';

/** @param now ms since 1970 */
export async function openCalls({ stun, turn, livekit }: CallConfig, now: () => number): Promise<Calls> {
  if (livekit === null) return createMesh({ now, stun, turn });
  // Who has none does not load it.
  const { createLivekit } = await import('./adapters/calls/livekit.ts');
  return createLivekit(livekit);
}

/** Where pages have to be able to connect to, beside us. [CA26] */
export const callOrigins = ({ livekit }: CallConfig): readonly string[] => {
  if (livekit === null) return [];
  const { host, protocol } = new URL(livekit.url);
  const secure = protocol === 'wss:' ? 's' : '';
  return [`ws${secure}://${host}`, `http${secure}://${host}`];
};

/** People behind different home routers do not reach each other. */
export const reachesOnlyNear = ({ stun, turn, livekit }: CallConfig): boolean =>
  stun.length === 0 && turn === null && livekit === null;
