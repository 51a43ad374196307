/** Fake wires: lines between pages that take time, hold things up, and can be cut or made to lie. */
import type { FakeRuntime } from '@lockstep/core/testkit';
import type { OpenWire, WireEars } from '../file-wire.ts';
import { drainedAt } from '../file-wire.ts';

export interface FakeWires {
  readonly open: OpenWire;
  /** Cuts all lines that stand. `isSilent`: one side is told nothing. */
  readonly cut: (isSilent?: boolean) => void;
  /** What is sent from now on is changed by this. */
  readonly bend: (change: (data: Uint8Array) => Uint8Array<ArrayBuffer>) => void;
  /** No line comes about any more. */
  readonly wall: (up: boolean) => void;
  /** The most that ever waited in a wire. */
  readonly mostWaited: () => number;
  /** Lines that stood, from the first on. */
  readonly made: () => number;
}

const TAKES_MS = 20;

interface End {
  readonly ears: WireEars;
  other: End | null;
  isUp: boolean;
  isClosed: boolean;
  waiting: number;
  freeAt: number;
}

/** @param bytesPerMs how fast a line is */
export function createFakeWires(runtime: FakeRuntime, bytesPerMs = 500): FakeWires {
  const offers = new Map<string, End>();
  const ends = new Set<End>();
  let change = (data: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(data);
  let isWalled = false;
  let [most, made, names] = [0, 0, 0];

  const lose = (end: End): void => {
    if (end.isClosed) return;
    end.isClosed = true;
    ends.delete(end);
    end.ears.lost();
  };
  const send = (from: End, data: Uint8Array<ArrayBuffer> | string): void => {
    if (!from.isUp || from.isClosed) return;
    const bytes = data.length;
    const sent = typeof data === 'string' ? data : change(data).buffer;
    from.waiting += bytes;
    most = Math.max(most, from.waiting);
    from.freeAt = Math.max(from.freeAt, runtime.time.now) + bytes / bytesPerMs;
    runtime.after(from.freeAt - runtime.time.now, () => {
      const before = from.waiting;
      from.waiting -= bytes;
      if (from.isClosed || !from.isUp) return;
      if (before > drainedAt && from.waiting <= drainedAt) from.ears.drained();
      runtime.after(TAKES_MS, () => {
        const { other } = from;
        if (from.isUp && other !== null && other.isUp && !other.isClosed) other.ears.came(sent);
      });
    });
  };
  const raise = (one: End, two: End): void => {
    [one.other, two.other] = [two, one];
    made += 1;
    for (const end of [one, two]) {
      runtime.after(TAKES_MS, () => {
        if (one.isClosed || two.isClosed || isWalled) return;
        end.isUp = true;
        end.ears.opened({
          send: (data) => send(end, data),
          waiting: () => end.waiting,
          mostBytes: 256 * 1024,
        });
      });
    }
  };

  return {
    open(role, say, ears) {
      const end: End = { ears, other: null, isUp: false, isClosed: false, waiting: 0, freeAt: 0 };
      ends.add(end);
      if (role === 'offers') {
        names += 1;
        offers.set(`offer ${names}`, end);
        say({ type: 'description', kind: 'offer', sdp: `offer ${names}` });
      }
      return {
        hear(word) {
          if (word.type !== 'description') return;
          if (word.kind === 'offer') say({ type: 'description', kind: 'answer', sdp: word.sdp });
          const offerer = offers.get(word.sdp);
          if (word.kind === 'offer' && offerer !== undefined) end.other = offerer;
          if (word.kind === 'answer') {
            const answerer = [...ends].find((one) => one.other === end);
            if (answerer !== undefined && !isWalled) raise(end, answerer);
          }
        },
        close() {
          end.isClosed = true;
          ends.delete(end);
          const { other } = end;
          if (other !== null && end.isUp) runtime.after(TAKES_MS, () => lose(other));
        },
      };
    },
    cut(isSilent = false) {
      for (const end of [...ends].filter(({ isUp }) => isUp)) {
        end.isUp = false;
        if (!isSilent || end.waiting > 0) lose(end);
      }
    },
    bend(next) {
      change = (data) => next(data);
    },
    wall(up) {
      isWalled = up;
    },
    mostWaited: () => most,
    made: () => made,
  };
}
