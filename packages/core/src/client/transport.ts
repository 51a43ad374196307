/** Transport: a two-way line that carries text in order, or breaks. WebSocket behind it in life, FakeNetwork in tests. */
export interface TransportEvents {
  opened(): void;
  received(text: string): void;
  /** Once, at the end; also when it could not be opened. `code` is the close code, or null for a broken line. */
  closed(code: number | null): void;
}

export interface Transport {
  send(text: string): void;
  /** After this no event comes any more. */
  close(): void;
}

/** Opens a line to the room's server. No event comes before it has returned. */
export type Connect = (events: TransportEvents) => Transport;
