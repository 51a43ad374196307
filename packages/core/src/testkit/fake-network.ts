/**
 * FakeLine: the network between one device and the server in a simulated world. The device opens connections over it
 * with `connect`; each reaches whatever `accept` named as the server.
 */
import type { Connect, Transport, TransportEvents } from '../client/transport.ts';
import type { Dice } from './dice.ts';
import { Path, Stream, type PathOptions } from './path.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The server's end of one connection. */
export interface ServerEnd {
  send(text: string): void;
  /** After this no event comes any more here; the client hears the code after what was sent before. */
  close(code: number): void;
}

export interface ServerEndEvents {
  received(text: string): void;
  /** Once, when the client closed or the line broke; not after our own close. */
  closed(): void;
}

/** Called when a connection has been opened, as seen by the server. */
export type Accept = (end: ServerEnd) => ServerEndEvents;

export interface FakeLineOptions {
  readonly time: VirtualTime;
  readonly dice: Dice;
  /** From the device to the server. */
  readonly up: PathOptions;
  readonly down: PathOptions;
}

export interface FakeLine {
  readonly connect: Connect;
  readonly up: Path;
  readonly down: Path;
  /** Who answers from now on; null: nobody listens, connections are refused. Open connections stay as they are. */
  accept(handler: Accept | null): void;
  /** Breaks every open connection; both ends hear it at once. */
  cut(): void;
  /** Nothing gets through in either direction for `ms`; TCP holds the data and delivers afterwards. */
  blackout(ms: number): void;
  /** How many connections are open or opening. */
  readonly open: number;
}

type Frame =
  /** One leg of the opening. */
  | { readonly type: 'open'; readonly trip: number }
  | { readonly type: 'text'; readonly text: string }
  /** null: refused. */
  | { readonly type: 'close'; readonly code: number | null };

/** TCP handshake and WebSocket upgrade; TLS 1.3 would make it three. */
const openingTrips = 2;
/** About the size of a bare packet with headers. */
const frameChars = 60;

/** Both ends of one connection; it is the client's end itself and hands `serverEnd` to the server. */
class FakeConnection implements Transport {
  readonly #client: TransportEvents;
  readonly #accept: () => Accept | null;
  readonly #forget: () => void;
  readonly #up: Stream<Frame>;
  readonly #down: Stream<Frame>;
  #server: ServerEndEvents | null = null;
  #clientOpen = true;
  #serverOpen = true;

  constructor(
    time: VirtualTime,
    up: Path,
    down: Path,
    client: TransportEvents,
    accept: () => Accept | null,
    forget: (connection: FakeConnection) => void,
  ) {
    this.#client = client;
    this.#accept = accept;
    this.#forget = () => forget(this);
    this.#up = new Stream(time, up, (frame) => this.#reachServer(frame));
    this.#down = new Stream(time, down, (frame) => this.#reachClient(frame));
    this.#up.send({ type: 'open', trip: 1 }, frameChars);
  }

  readonly serverEnd: ServerEnd = {
    send: (text) => {
      if (this.#serverOpen) this.#down.send({ type: 'text', text }, frameChars + text.length);
    },
    close: (code) => {
      if (!this.#serverOpen) return;
      this.#serverOpen = false;
      this.#down.send({ type: 'close', code }, frameChars);
    },
  };

  send(text: string): void {
    if (this.#clientOpen) this.#up.send({ type: 'text', text }, frameChars + text.length);
  }

  close(): void {
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    this.#down.drop();
    this.#up.send({ type: 'close', code: null }, frameChars);
  }

  break(): void {
    this.#up.drop();
    this.#down.drop();
    this.#forget();
    this.#endServer();
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    this.#client.closed(null);
  }

  #endServer(): void {
    const open = this.#serverOpen;
    this.#serverOpen = false;
    if (open) this.#server?.closed();
  }

  #reachServer(frame: Frame): void {
    switch (frame.type) {
      case 'open': {
        const accept = this.#accept();
        if (accept === null) {
          this.#serverOpen = false;
          this.#down.send({ type: 'close', code: null }, frameChars);
          return;
        }
        this.#down.send({ type: 'open', trip: frame.trip }, frameChars);
        if (frame.trip === openingTrips) this.#server = accept(this.serverEnd);
        return;
      }
      case 'text':
        if (this.#serverOpen) this.#server?.received(frame.text);
        return;
      case 'close':
        this.#down.drop();
        this.#forget();
        this.#endServer();
        return;
    }
  }

  #reachClient(frame: Frame): void {
    // The server may go on speaking until it has heard that nobody listens any more.
    if (!this.#clientOpen) return;
    switch (frame.type) {
      case 'open':
        if (frame.trip === openingTrips) this.#client.opened();
        else this.#up.send({ type: 'open', trip: frame.trip + 1 }, frameChars);
        return;
      case 'text':
        this.#client.received(frame.text);
        return;
      case 'close':
        this.#clientOpen = false;
        this.#up.drop();
        this.#forget();
        this.#client.closed(frame.code);
        return;
    }
  }
}

export function createFakeLine({ time, dice, up: upOptions, down: downOptions }: FakeLineOptions): FakeLine {
  const roundTripMs = (): number => up.delayMs + down.delayMs;
  const up = new Path(time, dice.fork('up'), upOptions, roundTripMs);
  const down = new Path(time, dice.fork('down'), downOptions, roundTripMs);
  const connections = new Set<FakeConnection>();
  let handler: Accept | null = null;
  const current = (): Accept | null => handler;
  const forget = (connection: FakeConnection): void => {
    connections.delete(connection);
  };
  return {
    up,
    down,
    connect: (events) => {
      const connection = new FakeConnection(time, up, down, events, current, forget);
      connections.add(connection);
      return connection;
    },
    accept: (next) => {
      handler = next;
    },
    cut: () => {
      // Whoever hears of it may open the next one at once: that one stays.
      const broken = [...connections];
      for (const connection of broken) connection.break();
    },
    blackout: (ms) => {
      up.blackout(ms);
      down.blackout(ms);
    },
    get open() {
      return connections.size;
    },
  };
}
