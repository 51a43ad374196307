/** Shuffle: another order, drawn from a text: the same text draws the same order wherever it is decided. [RM83] */

/** `values` in an order that follows from `seed` alone, and is never the one they came in if there are two or more. */
export function shuffled<Value>(values: readonly Value[], seed: string): readonly Value[] {
  const draw = drawsOf(seed);
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const [one, two] = [order[last], order[other]];
    // Both are inside; an array of anything may hold undefined.
    order[last] = two as Value;
    order[other] = one as Value;
  }
  const same = order.every((value, place) => value === values[place]);
  // Who presses wants to see something change.
  return same ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** Numbers in [0, 1): FNV-1a of the seed into mulberry32, both small, public and the same in every engine. */
function drawsOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
