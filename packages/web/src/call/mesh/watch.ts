/** Watch: looks at one peer once a second: how well he is reached, and whether his picture moves. */
import type { Quality, Sends } from '../call-line.ts';
import { atRest, countsOf, moved, qualityOf, stillMs, type Counts, type Motion } from './measure.ts';
import type { Peer } from './peer.ts';

export interface PeerWatch {
  /** To be called about once a second. `true`: the quality is another one. */
  readonly look: (now: number, sends: Sends) => Promise<boolean>;
  readonly quality: () => Quality | null;
}

/** Two looks later at most it is told, which is within 3 s. [CA36] */
const frozenMs = 1900;
const restartMs = 3900;
const restartAgainMs = 15_000;
/** A look that comes so late was not asleep alone: the whole page was. */
const sleptMs = 2500;
/** Quality is of so many looks. */
const looks = 3;

export function createPeerWatch(peer: Peer): PeerWatch {
  let counted: { readonly session: string; readonly counts: readonly Counts[] } | null = null;
  let motion: Motion = atRest;
  let lookedAt: number | null = null;
  let restartedAt = -Infinity;
  let quality: Quality | null = null;

  const judgeMotion = (before: number | null, now: number): void => {
    const still = stillMs(motion, now);
    if (still >= frozenMs) peer.setFrozen(true);
    // A way found anew does not mean that something comes over it.
    else if (motion.frames !== before || motion.movedAt === null) peer.setFrozen(false);
    if (still < restartMs || now - restartedAt < restartAgainMs) return;
    restartedAt = now;
    peer.refresh();
  };
  const measure = async (now: number, sends: Sends): Promise<Quality | null> => {
    const session = peer.session();
    if (session === null || !peer.isUp()) {
      counted = null;
      motion = { ...motion, movedAt: null };
      return peer.state() === 'connecting' ? null : 'lost';
    }
    const camera = session.place('camera')?.receiver.track.id ?? null;
    const counts = countsOf(await session.stats(), camera);
    if (peer.session() !== session || !peer.isUp()) return quality;
    const slept = lookedAt !== null && now - lookedAt > sleptMs;
    if (slept || counted?.session !== session.id) {
      motion = { ...motion, movedAt: null };
      counted = { session: session.id, counts: [] };
    }
    const { frames } = motion;
    motion = moved(motion, counts.frames, sends.camera, now);
    judgeMotion(frames, now);
    const [before] = counted.counts;
    const enough = counted.counts.length >= looks;
    counted = { ...counted, counts: [...counted.counts, counts].slice(-looks) };
    if (before === undefined) return quality === 'lost' ? null : quality;
    const found = qualityOf(before, counts, sends.mic || sends.camera);
    // Nothing came: that is told only when it has lasted.
    return found === 'lost' && !enough ? quality : found;
  };

  return {
    async look(now, sends) {
      const found = await measure(now, sends).catch(() => quality);
      lookedAt = now;
      const isNew = found !== quality;
      quality = found;
      return isNew;
    },
    quality: () => quality,
  };
}
