import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localMs, serverMs } from '../runtime/units.ts';
import { boundsOf } from './proof.ts';

/** A device whose clock runs `ppm` fast. */
const localOf = (ppm: number, trueMs: number) => localMs(trueMs * (1 + ppm / 1e6));

test('[CK1][CK17] an answer that was held back proves as much, whatever the clocks did meanwhile', () => {
  const held = fc.double({ min: 0, max: 2000, noNaN: true });
  fc.assert(
    fc.property(held, fc.integer({ min: -500, max: 500 }), (heldMs, ppm) => {
      const [up, down] = [0.05, 0.05];
      const made = boundsOf({
        sent: localOf(ppm, 1000),
        received: serverMs(1000 + up),
        answered: serverMs(1000 + up + heldMs),
        returned: localOf(ppm, 1000 + up + heldMs + down),
      });
      if (made === null) throw new Error('not a proof');
      expect(1000 - made.sent).toBeLessThanOrEqual(made.up + 1e-3);
      expect(1000 + up + heldMs + down - made.returned).toBeGreaterThanOrEqual(-made.down - 1e-3);
    }),
  );
});
