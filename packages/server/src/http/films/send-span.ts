/**
 * SendSpan: a part of a file into a socket: while the socket takes one piece, the next is read. By callbacks and not by
 * promises: eight pieces go out with each megabyte, and promises for each were a quarter of the work. Rule TR9 in
 * docs/spec/transfers.md.
 */
import { read } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { TransferMeter } from '../../ports/transfers.ts';
import type { Span } from './byte-ranges.ts';
import type { Pieces } from './pieces.ts';

/** false: the viewer went, or the file became shorter, before all of it was sent. Rejects when it cannot be read. */
export function sendSpan(
  { fd }: Pick<FileHandle, 'fd'>,
  to: ServerResponse,
  span: Span,
  pieces: Pieces,
  meter: TransferMeter,
  now: () => number = () => performance.now(),
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let readTo = span.from;
    let sentTo = span.from;
    /** Read, and not yet given to the socket. */
    let next: Buffer | null = null;
    let isReading = false;
    let isWriting = false;
    /** Nothing is begun any more. */
    let end: (() => void) | null = null;

    const finish = (how: () => void): void => {
      end ??= how;
      // A file must not be closed while it is read.
      if (isReading) return;
      to.off('close', left);
      end();
    };
    const left = (): void => finish(() => resolve(false));

    const readOn = (): void => {
      const missing = span.to - readTo + 1;
      if (missing === 0) return;
      const piece = pieces.next();
      const wanted = Math.min(piece.length, missing);
      const began = now();
      isReading = true;
      read(fd, piece, 0, wanted, readTo, (error, bytes) => {
        isReading = false;
        meter.read(now() - began);
        if (end !== null) finish(end);
        else if (error !== null) finish(() => reject(error));
        else if (bytes === 0) {
          // Somebody made it shorter: what was promised cannot be sent.
          finish(() => resolve(false));
          to.destroy();
        } else {
          readTo += bytes;
          next = piece.subarray(0, bytes);
          if (!isWriting) writeOn(next);
        }
      });
    };

    const writeOn = (piece: Buffer): void => {
      next = null;
      // First: it is done beside, while the socket is given this one.
      readOn();
      const began = now();
      isWriting = true;
      to.write(piece, (error) => {
        isWriting = false;
        if (end !== null) return;
        if (error !== null && error !== undefined) return left();
        sentTo += piece.length;
        const waitedMs = now() - began;
        pieces.took(waitedMs);
        meter.took(piece.length, waitedMs);
        if (sentTo > span.to) finish(() => resolve(true));
        else if (next !== null) writeOn(next);
      });
    };

    if (to.destroyed || to.closed) return resolve(false);
    to.on('close', left);
    readOn();
  });
}
