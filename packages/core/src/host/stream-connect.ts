/**
 * A Transport for where WebSockets do not get through: down an answer that never ends (server-sent events, read with
 * fetch, so that no secret is in an address), up one POST after the other. Rules PR20–PR24 in docs/spec/protocol.md.
 */
import type { Connect, Transport, TransportEvents } from '../client/transport.ts';
import { createEventReader, type ServerEvent } from './event-reader.ts';

/** What a POST may carry, in bytes, with the usual three for one letter of Chinese. */
const mostBytes = 16 * 1024;
/** What is being said when the line ends (a goodbye, say) has so long to go out. */
const goodbyeMs = 1000;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Opens lines to the room at `url` (http: or https:, like `https://host/api/rooms/ID`). */
export function streamConnect(url: string, fetcher: typeof fetch = fetch): Connect {
  return (events) => new StreamTransport(url, fetcher, events);
}

class StreamTransport implements Transport {
  readonly #url: string;
  readonly #fetch: typeof fetch;
  readonly #events: TransportEvents;
  readonly #abort = new AbortController();
  #stream: string | null = null;
  #waiting: string[] = [];
  #isPosting = false;
  #goodbye: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(url: string, fetcher: typeof fetch, events: TransportEvents) {
    this.#url = url;
    this.#fetch = fetcher;
    this.#events = events;
    this.#listen().then(
      () => this.#end(null),
      () => this.#end(null),
    );
  }

  send(text: string): void {
    if (this.#stream === null || this.#over) return;
    this.#waiting.push(text);
    if (!this.#isPosting) void this.#post(this.#stream);
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#finish();
  }

  /** Nothing is read any more; a network that answers nothing must not keep what is on its way. */
  #finish(): void {
    if (this.#isPosting) this.#goodbye = setTimeout(() => this.#abort.abort(), goodbyeMs);
    else this.#abort.abort();
  }

  async #listen(): Promise<void> {
    const answer = await this.#ask('stream', { headers: { accept: 'text/event-stream' } });
    if (!answer.ok || answer.body === null) return;
    const read = createEventReader((event) => this.#hear(event));
    const decoder = new TextDecoder();
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      read(decoder.decode(part.value, { stream: true }));
    }
  }

  #hear({ name, data }: ServerEvent): void {
    if (this.#over) return;
    switch (name) {
      case 'stream':
        this.#stream = data;
        this.#events.opened();
        return;
      case 'message':
        this.#events.received(data);
        return;
      case 'close':
        this.#end(Number(data));
        return;
      default:
        return;
    }
  }

  /** One at a time, so that the order stays; what came meanwhile goes together. */
  async #post(stream: string): Promise<void> {
    this.#isPosting = true;
    try {
      while (this.#waiting.length > 0) {
        const answer = await this.#ask('up', {
          method: 'POST',
          headers: { 'lockstep-stream': stream, 'content-type': 'text/plain' },
          body: this.#nextBody(),
        });
        if (!answer.ok) throw new Error('not taken');
      }
    } catch {
      // Whether it came in nobody knows: the line is broken, and what matters is asked again over the next one.
      this.#end(null);
    }
    this.#isPosting = false;
    clearTimeout(this.#goodbye);
    if (this.#over) this.#abort.abort();
  }

  #nextBody(): string {
    const texts: string[] = [];
    let bytes = 0;
    for (const text of this.#waiting) {
      bytes += bytesOf(text) + 1;
      if (texts.length > 0 && bytes > mostBytes) break;
      texts.push(text);
    }
    this.#waiting = this.#waiting.slice(texts.length);
    return texts.join('\n');
  }

  async #ask(door: 'stream' | 'up', init: RequestInit): Promise<Response> {
    // Called as a function: the platform's fetch does not want to be anybody's method.
    const fetcher = this.#fetch;
    return fetcher(`${this.#url}/${door}`, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      signal: this.#abort.signal,
    });
  }

  #end(code: number | null): void {
    if (this.#over) return;
    this.#over = true;
    this.#waiting = [];
    this.#finish();
    this.#events.closed(code);
  }
}
