/** Volume: how loud this person wants it, kept for the next visit. */
import type { HtmlPlayer } from '@lockstep/core/dom';

export interface Volume {
  /** 0–1. */
  readonly level: number;
  readonly muted: boolean;
}

/** A first visit does not shout. */
export const FIRST_VOLUME: Volume = { level: 0.2, muted: false };

/** One press of the volume keys. */
export const VOLUME_STEP = 0.1;

export function volumeFromText(text: string | null): Volume {
  const [level, muted] = (text ?? '').split(' ');
  const number = level === undefined || level === '' ? Number.NaN : Number(level);
  return number >= 0 && number <= 1 ? { level: number, muted: muted === 'muted' } : FIRST_VOLUME;
}

export function volumeToText({ level, muted }: Volume): string {
  return `${level}${muted ? ' muted' : ''}`;
}

/** Louder (or quieter, by a negative step); turning it up unmutes, turning it down to nothing stays there. */
export function turned(volume: Volume, step: number): Volume {
  const level = Math.round(Math.min(1, Math.max(0, volume.level + step)) * 100) / 100;
  return { level, muted: step > 0 ? false : volume.muted };
}

export function applyVolume(player: Pick<HtmlPlayer, 'setVolume' | 'setMuted'> | null, volume: Volume): void {
  player?.setVolume(volume.level);
  player?.setMuted(volume.muted);
}
