/** Attempt: one try at a line for one file, from the first word until it is lost. A line on which nothing is heard any more counts as lost. [FT9] */
import type { Runtime } from '@lockstep/core';
import { channelWord, type ChannelWord } from './channel-words.ts';
import type { FileLine, LineWord } from './file-line.ts';
import type { FileWire, OpenWire } from './file-wire.ts';

/** What finds no way in this time finds none. */
const OPENS_MS = 15_000;
const ALIVE_MS = 3000;
const SILENT_MS = 12_000;

export interface AttemptOptions {
  readonly runtime: Pick<Runtime, 'now'>;
  readonly line: Pick<FileLine, 'say'>;
  readonly openWire: OpenWire;
  readonly role: 'offers' | 'answers';
  readonly session: string;
  /** The other page. */
  readonly to: string;
  readonly opened: (wire: FileWire) => void;
  readonly took: (data: ArrayBuffer) => void;
  readonly heard: (word: ChannelWord) => void;
  readonly drained: () => void;
  /** Once, unless it was closed here. */
  readonly lost: () => void;
}

export interface Attempt {
  readonly session: string;
  readonly hear: (word: LineWord) => void;
  readonly isOpen: () => boolean;
  readonly say: (word: ChannelWord) => void;
  /** Now and then. */
  readonly tick: () => void;
  readonly close: () => void;
}

export function createAttempt(options: AttemptOptions): Attempt {
  const { runtime, line, session, to } = options;
  let wire: FileWire | null = null;
  let isOver = false;
  let heardAt = runtime.now();
  let saidAt = runtime.now();

  const say = (word: ChannelWord): void => {
    if (isOver || wire === null) return;
    saidAt = runtime.now();
    wire.send(JSON.stringify(word));
  };
  const close = (): void => {
    isOver = true;
    wire = null;
    trying.close();
  };
  const lose = (): void => {
    if (isOver) return;
    close();
    options.lost();
  };
  const trying = options.openWire(
    options.role,
    (word) => void line.say(to, session, { type: 'line', word }),
    {
      opened(opened) {
        if (isOver) return;
        wire = opened;
        heardAt = runtime.now();
        options.opened(opened);
      },
      came(data) {
        if (isOver) return;
        heardAt = runtime.now();
        if (typeof data !== 'string') return options.took(data);
        const word = channelWord(data);
        if (word !== null) options.heard(word);
      },
      drained() {
        if (!isOver) options.drained();
      },
      lost: lose,
    },
  );

  return {
    session,
    hear(word) {
      if (word.type === 'bye') lose();
      else trying.hear(word);
    },
    isOpen: () => wire !== null,
    say,
    tick() {
      const now = runtime.now();
      if (now - heardAt > (wire === null ? OPENS_MS : SILENT_MS)) lose();
      else if (now - saidAt > ALIVE_MS) say({ say: 'alive' });
    },
    close,
  };
}
