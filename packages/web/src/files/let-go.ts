/** Let go: gives the memory of bytes that are used up back at once. Left to themselves browsers let a hundred MB of them pile up. */

/** Not known to all browsers yet. */
interface Movable {
  readonly transfer: (bytes: number) => ArrayBuffer;
}

export function letGo(used: ArrayBuffer): void {
  if ('transfer' in used) (used as ArrayBuffer & Movable).transfer(0);
}
