/**
 * Autoplay: starting a film where the platform may refuse it. A film that may not be heard yet is played muted, and one
 * that may not be played at all waits; the person's next touch brings what was refused. See docs/spec/player.md.
 */
import type { PlayerEvent } from '../follow/player.ts';
import type { MediaElement } from './media-element.ts';
import type { Sound } from './sound.ts';

export interface Starter {
  start(): void;
  /** Call within a click or key press. */
  gesture(): void;
}

export interface StarterOptions {
  readonly element: MediaElement;
  readonly sound: Sound;
  /** Whether the film is still to play: answers of the platform come late. */
  readonly wanted: () => boolean;
  readonly tell: (event: PlayerEvent) => void;
}

export function createStarter({ element, sound, wanted, tell }: StarterOptions): Starter {
  let attempt = 0;
  let toldSound = false;

  const start = (): void => {
    const mine = ++attempt;
    element.play().then(
      () => mine === attempt && started(),
      (error: unknown) => mine === attempt && wanted() && isRefusal(error) && failed(),
    );
  };

  const started = (): void => {
    // To a person who has muted it there is nothing to tell.
    if (sound.held && !sound.muted && !toldSound) {
      toldSound = true;
      tell({ type: 'soundRefused' });
    }
  };

  const failed = (): void => {
    if (!element.muted) {
      sound.hold();
      start();
    } else {
      tell({ type: 'playRefused' });
    }
  };

  return {
    start,
    gesture() {
      const wasPlaying = !element.paused;
      sound.release();
      toldSound = false;
      if (wasPlaying && element.paused) {
        // The platform did not take it for a gesture and stopped the film for being loud.
        sound.hold();
      }
      if (wanted() && element.paused) start();
    },
  };
}

/** Others are no refusals: AbortError when paused or replaced before it began, NotSupportedError for a broken film. */
function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}
