/** Speech: whether somebody speaks, by how loud he is just now. A crack is no word, and a breath between words no end. [CA50] */
export interface Speech {
  readonly speaking: boolean;
  /** Since when it has been loud without a break; null: it is not. */
  readonly loudSince: number | null;
  /** When it was loud last. */
  readonly loudAt: number;
}

export const silence: Speech = { speaking: false, loudSince: null, loudAt: -Infinity };

/** −40 dB of the loudest: a quiet voice is above, a room without one below. */
const loud = 0.01;
/** Who speaks is held to speak down to this. */
const stillLoud = 0.006;
const beginMs = 40;
const breathMs = 300;

export function heard(before: Speech, level: number, now: number): Speech {
  const isLoud = level >= (before.speaking ? stillLoud : loud);
  if (!isLoud) {
    const speaking = before.speaking && now - before.loudAt < breathMs;
    return { speaking, loudSince: null, loudAt: before.loudAt };
  }
  const loudSince = before.loudSince ?? now;
  return { speaking: before.speaking || now - loudSince >= beginMs, loudSince, loudAt: now };
}
