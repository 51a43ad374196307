/** Browser check: whether this browser can do what the app is built on. Newer than all of these is not asked for. */

/** What of it is missing; empty: all is well. */
export type Missing = 'video' | 'dialog' | 'language' | 'connection' | 'random';

export interface Platform {
  readonly HTMLVideoElement?: { readonly prototype: object } | undefined;
  readonly HTMLDialogElement?: unknown;
  readonly WebSocket?: unknown;
  readonly EventSource?: unknown;
  readonly crypto?: { readonly getRandomValues?: unknown } | undefined;
  readonly Array: { readonly prototype: object };
}

export function missingIn(platform: Platform): readonly Missing[] {
  const missing: Missing[] = [];
  const { HTMLVideoElement: video } = platform;
  if (video === undefined || !('getVideoPlaybackQuality' in video.prototype)) missing.push('video');
  if (platform.HTMLDialogElement === undefined) missing.push('dialog');
  // Of 2023, and the youngest part of the language that we use.
  if (!('toSorted' in platform.Array.prototype)) missing.push('language');
  if (platform.WebSocket === undefined && platform.EventSource === undefined) missing.push('connection');
  if (platform.crypto?.getRandomValues === undefined) missing.push('random');
  return missing;
}
