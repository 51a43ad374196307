/** Abilities: what this browser says it can play. */
import { OPUS_TYPE, type Abilities } from './plan.ts';

/** Safari on phones has no other way to be fed. */
export const mediaSource = (): typeof MediaSource | null =>
  (globalThis as { readonly ManagedMediaSource?: typeof MediaSource }).ManagedMediaSource ??
  (globalThis as { readonly MediaSource?: typeof MediaSource }).MediaSource ??
  null;

export async function askAbilities(element: Pick<HTMLVideoElement, 'canPlayType'>): Promise<Abilities> {
  const source = mediaSource();
  const streams = (type: string): boolean => source?.isTypeSupported(type) ?? false;
  return {
    plays: (type) => element.canPlayType(type) !== '',
    streams,
    recodes: streams(OPUS_TYPE) && (await codesOpus()),
  };
}

/** Pages that came without https have no coder. */
async function codesOpus(): Promise<boolean> {
  if (typeof AudioEncoder === 'undefined') return false;
  try {
    const config = { codec: 'opus', sampleRate: 48_000, numberOfChannels: 2 };
    return (await AudioEncoder.isConfigSupported(config)).supported === true;
  } catch {
    return false;
  }
}
