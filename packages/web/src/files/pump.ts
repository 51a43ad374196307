/** Pump: sends a file over a wire from a byte on: read by blocks, never more on its way than the line and the receiver can take. Rules FT5, FT6. */
import { chunkBytes, mostWaiting, type FileWire } from './file-wire.ts';
import type { ChannelWord } from './channel-words.ts';
import { readBlocks } from './read-blocks.ts';

/** What the receiver has not yet put in its place is at most this. */
export const mostUnconfirmed = 4 * 1024 * 1024;

export interface PumpOptions {
  readonly file: Blob;
  readonly from: number;
  readonly wire: FileWire;
  /** null: it cannot be read. */
  readonly hash: Promise<string | null>;
  readonly unreadable: () => void;
}

export interface Pump {
  /** The wire has room again. */
  readonly drained: () => void;
  /** The receiver has so many bytes in their place. */
  readonly got: (bytes: number) => void;
  readonly stop: () => void;
}

export function startPump({ file, from, wire, hash, unreadable }: PumpOptions): Pump {
  let [sent, got] = [from, from];
  let isStopped = false;
  let wake = (): void => undefined;
  const say = (word: ChannelWord): void => wire.send(JSON.stringify(word));
  const hasRoom = (bytes: number): boolean =>
    wire.waiting() + bytes <= mostWaiting && sent + bytes - got <= mostUnconfirmed;
  const room = async (bytes: number): Promise<void> => {
    while (!isStopped && !hasRoom(bytes)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const chunk = Math.min(chunkBytes, wire.mostBytes);
  const blocks = readBlocks(file, from);

  const run = async (): Promise<void> => {
    say({ say: 'from', at: from });
    while (sent < file.size) {
      const block = await blocks.next().catch(() => null);
      if (isStopped) return;
      // It is no longer there, or has become shorter.
      if (block === null) return unreadable();
      for (let at = 0; at < block.length; at += chunk) {
        const piece = block.subarray(at, at + chunk);
        await room(piece.length);
        if (isStopped) return;
        wire.send(piece);
        sent += piece.length;
      }
    }
    const whole = await hash;
    if (isStopped) return;
    if (whole === null) return unreadable();
    say({ say: 'end', hash: whole });
  };
  void run();

  return {
    drained: () => wake(),
    got(bytes) {
      got = Math.max(got, Math.min(bytes, sent));
      wake();
    },
    stop() {
      isStopped = true;
      blocks.stop();
      wake();
    },
  };
}
