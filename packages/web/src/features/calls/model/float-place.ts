/**
 * Float place: where the call floats over the film. Kept as shares of the room there is, so that it stays in its corner
 * when the stage grows or a phone is turned. Rule CA74.
 */
import type { FloatPlace } from '../../../device/call-look.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What a press of an arrow key moves it by, in px. */
const KEY_STEP = 24;
const FAR_STEP = 120;

/** In px from the left and the top of the stage; never outside, even where it is too large for it. */
export function positionOf(
  place: FloatPlace,
  stage: Size,
  box: Size,
  insets: Insets,
): { readonly left: number; readonly top: number } {
  const free = freeRoom(stage, box, insets);
  return {
    left: Math.round(insets.left + free.width * clamped(place.x)),
    top: Math.round(insets.top + free.height * clamped(place.y)),
  };
}

/** Moved by so many px, and not out of the stage. */
export function movedBy(
  place: FloatPlace,
  by: { readonly x: number; readonly y: number },
  stage: Size,
  box: Size,
  insets: Insets,
): FloatPlace {
  const free = freeRoom(stage, box, insets);
  return { x: moved(place.x, by.x, free.width), y: moved(place.y, by.y, free.height) };
}

/** Where a key moves it, in px; null: the key is nobody's. */
export function keyMove(key: string, far: boolean): { readonly x: number; readonly y: number } | null {
  const step = far ? FAR_STEP : KEY_STEP;
  switch (key) {
    case 'ArrowLeft':
      return { x: -step, y: 0 };
    case 'ArrowRight':
      return { x: step, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -step };
    case 'ArrowDown':
      return { x: 0, y: step };
    default:
      return null;
  }
}

/** What it can be moved about in. */
const freeRoom = (stage: Size, box: Size, insets: Insets): Size => ({
  width: Math.max(0, stage.width - box.width - insets.left - insets.right),
  height: Math.max(0, stage.height - box.height - insets.top - insets.bottom),
});

/** Where nothing is free it stays what it was: the stage may grow again. */
const moved = (share: number, by: number, free: number): number =>
  free === 0 ? share : clamped(share + by / free);

const clamped = (share: number): number => Math.min(1, Math.max(0, share));
