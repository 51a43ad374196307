/**
 * Pieces: the memory through which a film goes out, two pieces used in turn. For each piece there is the same to do whatever
 * its size, so a line as fast as those of a house gets greater ones; who makes the server wait is served as well with small
 * ones, and of those there may be many. [TR9]
 */

export const smallBytes = 128 * 1024;
export const greatBytes = 512 * 1024;
/** A line that takes a great piece within this takes 100 MB a second. */
const swiftMs = 5;
/** The first megabyte goes into the memory of the socket, whatever the line behind it is. */
const swiftInRow = 32;

export class Pieces {
  #both = pair(smallBytes);
  #turn = 0;
  #swift = 0;

  /** The one that is not on its way out. */
  next(): Buffer {
    this.#turn = 1 - this.#turn;
    return this.#both[this.#turn === 0 ? 0 : 1];
  }

  /** The socket took one. */
  took(waitedMs: number): void {
    this.#swift = waitedMs <= swiftMs ? this.#swift + 1 : 0;
    const wanted = this.#swift < swiftInRow ? smallBytes : greatBytes;
    // What is on its way or being read keeps its own memory.
    if (this.#both[0].length !== wanted) this.#both = pair(wanted);
  }
}

const pair = (bytes: number): readonly [Buffer, Buffer] => [
  Buffer.allocUnsafe(bytes),
  Buffer.allocUnsafe(bytes),
];
