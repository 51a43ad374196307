/**
 * Byte window: the bytes of a film around one place. A film has many GB: at most this much of it is held, and what is
 * not asked for is not read.
 */
const WINDOW_BYTES = 262_144;

export interface ByteWindow {
  /** Of the whole film. */
  readonly size: number;
  /** Bytes from there on; fewer at the film's end. What comes back is good until the next call. */
  readonly at: (offset: number, length: number) => Promise<Uint8Array>;
}

/** @param bytes read at once where more is not asked for; fewer where only small pieces far from each other are */
export function createByteWindow(film: Blob, bytes = WINDOW_BYTES): ByteWindow {
  let begin = 0;
  let held = new Uint8Array();
  return {
    size: film.size,
    async at(offset, length) {
      if (offset < begin || offset + length > begin + held.length) {
        const end = offset + Math.max(length, bytes);
        held = new Uint8Array(await film.slice(offset, end).arrayBuffer());
        begin = offset;
      }
      return held.subarray(offset - begin, offset - begin + length);
    },
  };
}
