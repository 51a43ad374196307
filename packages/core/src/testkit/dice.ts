/** Seeded chance, so that a simulated evening can be had again by its number. */
export interface Dice {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform integer in [0, below). */
  below(below: number): number;
  normal(mean: number, deviation: number): number;
  exponential(mean: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** Independent dice, the same for the same name. */
  fork(name: string | number): Dice;
}

function hash(seed: number, name: string): number {
  let h = seed ^ 0x9e3779b9;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x85ebca6b) ^ (h >>> 13);
  return h >>> 0;
}

/** Dice thrown by mulberry32 (Tommy Ettinger's 32-bit generator). */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(uniform() * limit);
  return {
    uniform,
    below,
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    pick: (values) => values[below(values.length)] ?? values[0],
    fork: (name) => createDice(hash(seed, String(name))),
  };
}
