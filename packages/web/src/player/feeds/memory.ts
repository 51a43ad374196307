/** Memory: how much film is held at a time. Browsers of phones end pages that hold more. [MD9] */
export type Memory = 'small' | 'large';

export interface FilmRoom {
  /** Seconds ahead that are aimed at. */
  readonly aheadSec: number;
  /** Seconds behind that are kept for short ways back. */
  readonly behindSec: number;
  /** Of what lies ahead. */
  readonly bytes: number;
}

export const roomFor = (memory: Memory): FilmRoom =>
  memory === 'small'
    ? { aheadSec: 20, behindSec: 10, bytes: 24e6 }
    : { aheadSec: 40, behindSec: 30, bytes: 60e6 };

/** Fingers mean a phone or tablet. */
export const memoryHere = (): Memory => (matchMedia('(hover: hover)').matches ? 'large' : 'small');
