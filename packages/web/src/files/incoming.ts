/**
 * Incoming: one file from a member to this page. Nothing is taken before it is wanted; then it comes into a part, over as
 * many lines as it takes, and is whole when its hash is the one that was sent. Rules FT1–FT12.
 */
import { randomId, type MemberId } from '@lockstep/core';
import { createAttempt, type Attempt } from './attempt.ts';
import type { ChannelWord } from './channel-words.ts';
import type { FileWord, LineWord } from './file-line.ts';
import type { FilePorts, HeardByOne, Side } from './file-ports.ts';
import { startIntake, type Intake } from './intake.ts';
import type { Part, PartProblem } from './part-store.ts';
import type { Problem, Stage } from './transfer.ts';

/** An answer to “send it” comes within this, or it is said again. */
const ANSWER_MS = 6000;
/** While another file goes first. */
const WAITING_MS = 15_000;

export interface IncomingOptions {
  readonly ports: FilePorts;
  readonly id: string;
  readonly member: MemberId;
  readonly bytes: number;
  /** Name in the store of parts. */
  readonly file: string;
  /** The page that has it; null: not known, after this page was loaded anew. */
  readonly page: string | null;
  readonly changed: () => void;
  /** It is wanted: so that another visit can go on with it. */
  readonly wanted: () => void;
  /** false: it is not what was sent, and goes. */
  readonly judged: (isWhole: boolean) => void;
}

export interface Incoming extends Side {
  readonly stage: () => Stage;
  readonly got: () => number;
  /** The person wants it. */
  readonly accept: () => void;
}

export function createIncoming(options: IncomingOptions): Incoming {
  const { ports, id, member, bytes } = options;
  const { runtime, line } = ports;
  let stage: Stage = { is: 'offered' };
  let { page } = options;
  let got = 0;
  let part: Part | null = null;
  let isOpening = false;
  let attempt: Attempt | null = null;
  let intake: Intake | null = null;
  let asked: { readonly session: string; readonly at: number } | null = null;

  const show = (next: Stage): void => {
    stage = next;
    options.changed();
  };
  const isOver = (): boolean => stage.is === 'done' || stage.is === 'over';
  const pages = (): readonly string[] => (page === null ? line.pagesOf(member) : [page]);
  const tell = (session: string, word: FileWord): void => {
    for (const to of pages()) line.say(to, session, { type: 'file', id, word });
  };
  const drop = (): void => {
    intake?.stop();
    intake = null;
    attempt?.close();
    attempt = null;
  };
  const finish = (last: Stage): void => {
    if (isOver()) return;
    drop();
    asked = null;
    part?.close();
    part = null;
    show(last);
  };
  const end = (why: Problem): void => {
    if (isOver()) return;
    attempt?.say({ say: 'over', why });
    tell(id, why === 'declined' ? { step: 'decline' } : { step: 'cancel', why });
    finish({ is: 'over', why });
  };

  /** From where the part ends; what is still being written counts. */
  const ask = (): void => {
    const from = part;
    if (from === null || isOver()) return;
    drop();
    const session = randomId(runtime);
    asked = { session, at: runtime.now() };
    void from.settled().then((size) => {
      if (asked?.session !== session || part !== from) return;
      got = size;
      tell(session, { step: 'accept', from: size });
      // Nobody there to hear it.
      show({ is: pages().length === 0 ? 'away' : 'connecting' });
    });
  };
  const judged = (isWhole: boolean): void => {
    options.judged(isWhole);
    if (!isWhole) return end('broken');
    attempt?.say({ say: 'done' });
    tell(id, { step: 'done' });
    // The word is still on its way through the line.
    const going = attempt;
    attempt = null;
    runtime.after(1000, () => going?.close());
    return finish({ is: 'done' });
  };
  const heardOnWire = (word: ChannelWord): void => {
    if (word.say === 'over') finish({ is: 'over', why: word.why });
    else intake?.heard(word);
  };
  const answer = (session: string, from: string, word: LineWord): void => {
    const into = part;
    if (into === null) return;
    if (attempt === null) {
      if (word.type !== 'description' || word.kind !== 'offer') return;
      page = from;
      attempt = createAttempt({
        ...ports,
        role: 'answers',
        session,
        to: from,
        opened(wire) {
          show({ is: 'moving' });
          intake = startIntake({
            bytes,
            part: into,
            wire,
            sentAll: () => show({ is: 'checking' }),
            judged,
            astray: ask,
          });
        },
        took: (data) => intake?.took(data),
        heard: heardOnWire,
        drained: () => undefined,
        lost: ask,
      });
    }
    attempt.hear(word);
  };
  const cannot = (why: PartProblem): void => end(why);

  const open = async (): Promise<void> => {
    isOpening = true;
    const opened = await ports.parts.open(options.file, bytes, {
      written(size) {
        got = size;
        intake?.written(size);
        options.changed();
      },
      failed: cannot,
    });
    isOpening = false;
    if (isOver()) {
      if (opened.ok) opened.value.close();
      return;
    }
    if (!opened.ok) return cannot(opened.error);
    part = opened.value;
    options.wanted();
    return ask();
  };

  /** The sender knows of no line: there is none, or it has heard nothing of what was said to it. */
  const offered = (from: string): void => {
    if (stage.is === 'over') {
      // The device that had taken it is away.
      if (stage.why === 'elsewhere') {
        page = from;
        show({ is: 'offered' });
        return;
      }
      // A page that was away when it was asked for.
      if (stage.why === 'gone') {
        page = from;
        stage = { is: 'connecting' };
        void open();
      } else tell(id, stage.why === 'declined' ? { step: 'decline' } : { step: 'cancel', why: stage.why });
      return;
    }
    page = from;
    if (stage.is === 'done') return tell(id, { step: 'done' });
    if (part === null || stage.is === 'offered') return;
    // It may have crossed with what was said a moment ago.
    if (attempt === null && asked !== null && runtime.now() - asked.at < 2000) return;
    ask();
  };
  const hearWord = (word: FileWord, { from, session }: HeardByOne): void => {
    switch (word.step) {
      case 'offer':
        return offered(from);
      case 'waiting':
        if (session !== asked?.session || isOver()) return;
        asked = { session, at: runtime.now() };
        page = from;
        return show({ is: 'waiting' });
      case 'cancel':
        // With the page that had it away, another of his pages knows nothing of it: that says nothing.
        if (page !== null && page !== from) return;
        // The page that this one was before it was loaded anew: it is not known yet that it went.
        if (word.why === 'elsewhere' && options.page === null) return;
        return finish({ is: 'over', why: word.why });
      case 'accept':
      case 'decline':
      case 'done':
    }
  };

  return {
    stage: () => stage,
    got: () => got,
    accept() {
      if (isOver() || isOpening || part !== null) return;
      show({ is: 'connecting' });
      void open();
    },
    hear(heard) {
      if (heard.type === 'file') hearWord(heard.word, heard);
      else if (heard.session === asked?.session) answer(heard.session, heard.from, heard.word);
    },
    gone(which) {
      if (isOver() || which !== page || attempt?.isOpen() === true) return;
      drop();
      page = null;
      if (stage.is !== 'offered') show({ is: 'away' });
    },
    end,
    tick() {
      if (isOver() || part === null) return;
      if (attempt !== null) return attempt.tick();
      const patience = stage.is === 'waiting' ? WAITING_MS : ANSWER_MS;
      if (asked === null || runtime.now() - asked.at > patience) ask();
    },
    stop() {
      drop();
      asked = null;
      part?.close();
      part = null;
    },
  };
}
