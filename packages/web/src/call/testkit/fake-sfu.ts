/** FakeSfu: a server that passes everything on, in a simulated world. */
import type { FakeRuntime } from '@lockstep/core/testkit';
import type { TrackKind } from '../call-line.ts';
import type { Sfu } from '../livekit/sfu.ts';
import { fakeTrack } from './fake-track.ts';

interface Seat {
  readonly sent: Map<TrackKind, MediaStreamTrack>;
  /** What the others get instead of the sent track itself. */
  readonly passed: Map<TrackKind, MediaStreamTrack>;
  readonly listeners: Set<() => void>;
}

const tripMs = 40;
const noticeMs = 4000;

export class FakeSfuServer {
  readonly #runtime: FakeRuntime;
  readonly #seats = new Map<string, Seat>();

  constructor(runtime: FakeRuntime) {
    this.#runtime = runtime;
  }

  get seats(): number {
    return this.#seats.size;
  }

  sent(connection: string, kind: TrackKind): MediaStreamTrack | null {
    return this.#seats.get(connection)?.sent.get(kind) ?? null;
  }

  /** The page is gone without a word. */
  kill(connection: string): void {
    this.#runtime.after(noticeMs, () => this.#drop(connection));
  }

  enter(connection: string): Sfu {
    const seat: Seat = { sent: new Map(), passed: new Map(), listeners: new Set() };
    this.#runtime.after(tripMs, () => {
      if (seat.listeners.size === 0) return;
      this.#seats.set(connection, seat);
      this.#tell();
    });
    return {
      state: () => 'live',
      peers: () => {
        if (!this.#seats.has(connection)) return [];
        return [...this.#seats]
          .filter(([other]) => other !== connection)
          .map(([other, { passed }]) => ({
            connection: other,
            quality: 'good',
            tracks: Object.fromEntries(passed),
            voice: null,
            level: 0,
          }));
      },
      publish: async (kind, track) => {
        await this.#trip();
        if (seat.sent.has(kind)) throw new Error(`two tracks of one kind: ${kind}`);
        seat.sent.set(kind, track);
        seat.passed.set(kind, fakeTrack(track.kind === 'audio' ? 'audio' : 'video'));
        this.#tell();
      },
      unpublish: async (track) => {
        await this.#trip();
        for (const [kind, sent] of seat.sent) {
          if (sent !== track) continue;
          seat.sent.delete(kind);
          seat.passed.delete(kind);
        }
        this.#tell();
      },
      setSmall: () => undefined,
      onChange: (listener) => {
        seat.listeners.add(listener);
        return () => seat.listeners.delete(listener);
      },
      close: () => {
        if (this.#seats.get(connection) === seat) this.#drop(connection);
      },
    };
  }

  async #trip(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#runtime.after(tripMs, resolve);
    });
  }

  #drop(connection: string): void {
    this.#seats.delete(connection);
    this.#tell();
  }

  #tell(): void {
    for (const { listeners } of this.#seats.values()) for (const listener of listeners) listener();
  }
}
