/** VoiceLevel: how loud a track is that comes over the network, as the packets say themselves. Costs nothing. */
export interface LevelSource {
  getSynchronizationSources(): readonly { readonly audioLevel?: number; readonly rtpTimestamp: number }[];
}

/** A voice whose packets have stopped is silent after so long. */
const staleMs = 300;

/** Asked as often as one likes: 0 to 1. */
export function createVoiceLevel(): (source: LevelSource, now: number) => number {
  let stamp: number | null = null;
  let movedAt = -Infinity;
  return (source, now) => {
    const [latest] = source.getSynchronizationSources();
    if (latest === undefined) return 0;
    if (latest.rtpTimestamp !== stamp) {
      stamp = latest.rtpTimestamp;
      movedAt = now;
    }
    return now - movedAt > staleMs ? 0 : (latest.audioLevel ?? 0);
  };
}
