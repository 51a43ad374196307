/**
 * Outgoing: one file from this page to a member. It is offered to all of his pages; the first that wants it gets it. The
 * receiver says from which byte, as often as lines break; and only his word makes it sent. Rules FT1–FT12.
 */
import type { LocalMs, MemberId } from '@lockstep/core';
import { createAttempt, type Attempt } from './attempt.ts';
import type { ChannelWord } from './channel-words.ts';
import type { FileWord } from './file-line.ts';
import type { FilePorts, HeardByOne, Side } from './file-ports.ts';
import type { FileWire } from './file-wire.ts';
import { startPump, type Pump } from './pump.ts';
import type { Problem, Stage } from './transfer.ts';

/** Said again while nothing is heard: words get lost, pages are loaded anew. */
const OFFER_MS = 3000;
/** While a person thinks about it. */
const UNANSWERED_MS = 5000;
/** Lines that never came about, one after the other, until it is said that there is no way. */
const TRIES = 2;
/** What was given up sooner says nothing about the way. */
const VAIN_MS = 8000;

export interface OutgoingOptions {
  readonly ports: FilePorts;
  readonly id: string;
  readonly member: MemberId;
  readonly file: File;
  /** One of his pages that is known to be there; null: those that the room tells of. */
  readonly page: string | null;
  /** Whether it may be sent now, or another goes first. */
  readonly mayGo: () => boolean;
  /** Whether it may be offered now, or others have to be answered first. */
  readonly mayOffer: () => boolean;
  readonly changed: () => void;
}

export interface Outgoing extends Side {
  readonly stage: () => Stage;
  readonly got: () => number;
  /** It waits for the receiver's word. */
  readonly isAsking: () => boolean;
  /** It has or wants a line now. */
  readonly isBusy: () => boolean;
  /** Its turn may have come. */
  readonly go: () => void;
}

interface Wanted {
  readonly page: string;
  readonly session: string;
  readonly from: number;
}

export function createOutgoing(options: OutgoingOptions): Outgoing {
  const { ports, id, member, file } = options;
  const { runtime, line } = ports;
  const hashing = new AbortController();
  let hash: Promise<string | null> | null = null;
  let stage: Stage = { is: 'offered' };
  let got = 0;
  /** The receiver's page; null: none has said yes, or it has gone. */
  let page: string | null = null;
  let waits: Wanted | null = null;
  let attempt: Attempt | null = null;
  let pump: Pump | null = null;
  let vain = 0;
  /** The line that is being made, and since when; null: it stands, or there is none. */
  let making: LocalMs | null = null;
  let offeredAt: number | null = null;

  const show = (next: Stage): void => {
    stage = next;
    options.changed();
  };
  const tell = (to: string, session: string, word: FileWord): void =>
    void line.say(to, session, { type: 'file', id, word });
  const isOver = (): boolean => stage.is === 'done' || stage.is === 'over';
  const drop = (): void => {
    pump?.stop();
    pump = null;
    attempt?.close();
    attempt = null;
  };
  const finish = (last: Stage): void => {
    if (isOver()) return;
    drop();
    waits = null;
    hashing.abort();
    show(last);
  };
  const pages = (): readonly string[] => {
    if (page !== null) return [page];
    const known = line.pagesOf(member);
    return known.length > 0 || options.page === null ? known : [options.page];
  };
  const offer = (): void => {
    offeredAt = runtime.now();
    const { name, size, lastModified } = file;
    const word = { step: 'offer', name, bytes: size, modified: lastModified } as const;
    for (const to of pages()) tell(to, id, word);
  };
  const end = (why: Problem): void => {
    if (isOver()) return;
    attempt?.say({ say: 'over', why });
    for (const to of pages()) tell(to, id, { step: 'cancel', why });
    finish({ is: 'over', why });
  };

  const heardOnWire = (word: ChannelWord): void => {
    switch (word.say) {
      case 'got':
        got = Math.min(word.bytes, file.size);
        pump?.got(word.bytes);
        return got === file.size ? show({ is: 'checking' }) : options.changed();
      case 'done':
        got = file.size;
        return finish({ is: 'done' });
      case 'over':
        return finish({ is: 'over', why: word.why });
      case 'from':
      case 'end':
      case 'alive':
    }
  };
  /** Whether so many lines came to nothing that none is to be hoped for. */
  const isHopeless = (): boolean => {
    if (making !== null && runtime.now() - making > VAIN_MS) vain += 1;
    making = null;
    return vain >= TRIES;
  };
  const lost = (): void => {
    drop();
    if (isHopeless()) return end('noWay');
    show({ is: 'connecting' });
    return offer();
  };
  const begin = ({ page: to, session, from }: Wanted): void => {
    drop();
    waits = null;
    got = from;
    hash ??= ports.hashOf(file, hashing.signal);
    const whole = hash;
    making = runtime.now();
    show({ is: 'connecting' });
    attempt = createAttempt({
      ...ports,
      role: 'offers',
      session,
      to,
      opened(wire: FileWire) {
        making = null;
        vain = 0;
        show({ is: 'moving' });
        pump = startPump({
          file,
          from,
          wire,
          hash: whole,
          unreadable: () => end('unreadable'),
        });
      },
      took: () => undefined,
      heard: heardOnWire,
      drained: () => pump?.drained(),
      lost,
    });
  };
  const go = (): void => {
    if (waits === null || isOver()) return;
    if (options.mayGo()) return begin(waits);
    tell(waits.page, waits.session, { step: 'waiting' });
    return show({ is: 'waiting' });
  };
  const accepted = (wanted: Wanted): void => {
    // A page that was loaded anew is another one; the one before it is not in the room any more.
    if (page !== null && page !== wanted.page && line.pagesOf(member).includes(page)) {
      tell(wanted.page, wanted.session, { step: 'cancel', why: 'elsewhere' });
      return;
    }
    // What he asked for before is not wanted any more.
    drop();
    if (isHopeless()) return end('noWay');
    if (page !== wanted.page) {
      page = wanted.page;
      for (const other of line.pagesOf(member))
        if (other !== page) tell(other, id, { step: 'cancel', why: 'elsewhere' });
    }
    waits = wanted.from <= file.size ? wanted : { ...wanted, from: 0 };
    go();
  };

  const hearWord = (word: FileWord, { from, session }: HeardByOne): void => {
    if (isOver()) {
      if (word.step === 'accept') tell(from, session, { step: 'cancel', why: whyOver(stage) });
      return;
    }
    switch (word.step) {
      case 'accept':
        return accepted({ page: from, session, from: word.from });
      case 'decline':
        // On one of his devices he says it for all of them.
        for (const other of line.pagesOf(member))
          if (other !== from) tell(other, id, { step: 'cancel', why: 'elsewhere' });
        return finish({ is: 'over', why: 'declined' });
      case 'done':
        got = file.size;
        return finish({ is: 'done' });
      case 'cancel':
        // A page that cannot take it leaves the others free to.
        return page === null || page === from ? finish({ is: 'over', why: word.why }) : undefined;
      case 'offer':
      case 'waiting':
    }
  };

  if (options.mayOffer()) offer();
  return {
    stage: () => stage,
    got: () => got,
    isAsking: () => stage.is === 'offered' && offeredAt !== null,
    isBusy: () => attempt !== null,
    go,
    hear(heard) {
      if (heard.type === 'file') hearWord(heard.word, heard);
      else if (heard.session === attempt?.session && heard.from === page) attempt.hear(heard.word);
    },
    gone(which) {
      // A line that stands needs no server.
      if (isOver() || which !== page || attempt?.isOpen() === true) return;
      drop();
      page = null;
      waits = null;
      show({ is: 'away' });
    },
    end,
    tick() {
      if (isOver()) return;
      attempt?.tick();
      if (isOver() || attempt !== null || stage.is === 'waiting') return;
      const patience = stage.is === 'offered' ? UNANSWERED_MS : OFFER_MS;
      if (offeredAt === null ? options.mayOffer() : runtime.now() - offeredAt >= patience) offer();
    },
    stop() {
      drop();
      hashing.abort();
    },
  };
}

const whyOver = (stage: Stage): Problem =>
  stage.is === 'over' && stage.why !== 'declined' ? stage.why : 'gone';
