/** Intake: takes a file from a wire into its part, says how much is in its place, and in the end whether it is what was sent. Rules FT7, FT8. */
import type { ChannelWord } from './channel-words.ts';
import type { FileWire } from './file-wire.ts';
import type { Part } from './part-store.ts';
import { mostUnconfirmed } from './pump.ts';

/** Confirmed at least this often, so that the sender never waits for it. */
const CONFIRM_BYTES = 512 * 1024;

export interface IntakeOptions {
  readonly bytes: number;
  readonly part: Part;
  readonly wire: FileWire;
  readonly sentAll: () => void;
  /** false: it is not what was sent. */
  readonly judged: (isWhole: boolean) => void;
  /** The two do not speak of the same byte. */
  readonly astray: () => void;
}

export interface Intake {
  readonly took: (data: ArrayBuffer) => void;
  readonly heard: (word: ChannelWord) => void;
  /** So many are in their place. */
  readonly written: (bytes: number) => void;
  readonly stop: () => void;
}

export function startIntake({ bytes, part, wire, sentAll, judged, astray }: IntakeOptions): Intake {
  /** Bytes that have come, written or not; null: the first word has not come. */
  let at: number | null = null;
  let confirmed = part.size();
  let isStopped = false;
  const say = (word: ChannelWord): void => wire.send(JSON.stringify(word));

  const judge = async (hash: string): Promise<void> => {
    const size = await part.settled();
    const mine = size === bytes ? await part.finish() : null;
    if (!isStopped) judged(mine === hash);
  };

  return {
    took(data) {
      if (isStopped) return;
      if (at === null) return astray();
      at += data.byteLength;
      if (at > bytes) return judged(false);
      // Whoever sends on and on without being confirmed would fill the memory here.
      if (at - part.size() > 4 * mostUnconfirmed) return astray();
      part.write(data);
      if (at === bytes) sentAll();
    },
    heard(word) {
      if (isStopped) return;
      if (word.say === 'from') {
        if (word.at !== part.size()) return astray();
        ({ at } = word);
        if (at === bytes) sentAll();
      }
      if (word.say === 'end') void judge(word.hash);
    },
    written(size) {
      if (isStopped || (size - confirmed < CONFIRM_BYTES && size !== bytes)) return;
      confirmed = size;
      say({ say: 'got', bytes: size });
    },
    stop() {
      isStopped = true;
    },
  };
}
