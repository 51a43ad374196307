/**
 * Rest: a process that stands for a crowd sleeps for a moment each time it has read everything. Else every message that
 * the server sends would wake it, and on one machine the sender pays for that.
 */
const restMs = 3;
const nobodyWakesIt = new Int32Array(new SharedArrayBuffer(4));

export function restInBetween(): void {
  setInterval(() => Atomics.wait(nobodyWakesIt, 0, 0, restMs), restMs + 1);
}
