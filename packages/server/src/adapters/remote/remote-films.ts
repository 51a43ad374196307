/**
 * GuardedFilms: RemoteFilms over http(s), with the guard before each request and each redirect, and bounds on what comes.
 * Rules TR40–TR45.
 */
import { fail, ok, type Result } from '@lockstep/core';
import { errors, request, type Agent, type Dispatcher } from 'undici';
import type { RemoteAnswer, RemoteFacts, RemoteFilms, RemoteRefusal } from '../../ports/remote-films.ts';
import { checkUrl } from './check-url.ts';
import { filmKind } from './film-kind.ts';
import { createGuardedAgent, NotPublic, type Resolve } from './guarded-connector.ts';
import { paced } from './paced.ts';
import { probeDuration } from './probe-duration.ts';
import { isOwnAddress, isPublicAddress } from './public-address.ts';

export interface RemoteOptions {
  readonly isAllowed?: (address: string) => boolean;
  readonly isPort?: (port: string) => boolean;
  readonly resolve?: Resolve;
  /** Bytes of a film, bytes a second of one transfer, ms of one transfer, transfers at a time. */
  readonly bounds?: Partial<RemoteBounds>;
}

export interface RemoteBounds {
  readonly filmBytes: number;
  readonly bytesPerSec: number;
  readonly transferMs: number;
  readonly transfers: number;
}

const usualBounds: RemoteBounds = {
  filmBytes: 60e9,
  bytesPerSec: 12.5e6,
  transferMs: 6 * 3600_000,
  transfers: 50,
};
const redirects = 5;
/** Read to tell what kind of film it is, and how long. */
const headBytes = 2 * 1024 * 1024;
const passed = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'] as const;
/** What a film may be called by its server; what it is, its content says. */
const filmTypes = /^(video\/|audio\/|application\/(octet-stream|mp4|ogg|x-matroska)|binary\/octet-stream)/i;
const reallyPublic = (address: string): boolean => isPublicAddress(address) && !isOwnAddress(address);

type Response = Dispatcher.ResponseData;

export class GuardedFilms implements RemoteFilms {
  readonly #options: RemoteOptions;
  readonly #bounds: RemoteBounds;
  readonly #isAllowed: (address: string) => boolean;
  readonly #agent: Agent;
  #open = 0;

  constructor(options: RemoteOptions = {}) {
    this.#options = options;
    this.#bounds = { ...usualBounds, ...options.bounds };
    this.#isAllowed = options.isAllowed ?? reallyPublic;
    const { resolve } = options;
    this.#agent = createGuardedAgent({
      isAllowed: this.#isAllowed,
      ...(resolve === undefined ? {} : { resolve }),
    });
  }

  async probe(url: string): Promise<Result<RemoteFacts, RemoteRefusal>> {
    const answer = await this.open(url, 'GET', `bytes=0-${headBytes - 1}`);
    if (!answer.ok) return answer;
    const { headers, body, close } = answer.value;
    const head: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const piece of body) {
        head.push(piece);
        length += piece.length;
        if (length >= headBytes) break;
      }
    } catch {
      return fail('unreachable');
    } finally {
      close();
    }
    const bytes = Buffer.concat(head).subarray(0, headBytes);
    const type = filmKind(bytes);
    if (type === null) return fail('noFilm');
    const [, all] = /\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
    const told = Number(all ?? headers['content-length'] ?? Number.NaN);
    return ok({
      type,
      bytes: Number.isSafeInteger(told) && told > 0 ? told : null,
      durationSec: await probeDuration(bytes),
    });
  }

  async open(
    url: string,
    method: 'GET' | 'HEAD',
    range: string | null,
  ): Promise<Result<RemoteAnswer, RemoteRefusal>> {
    if (this.#open >= this.#bounds.transfers) return fail('busy');
    this.#open += 1;
    let isOpen = true;
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), this.#bounds.transferMs);
    const close = (): void => {
      if (!isOpen) return;
      isOpen = false;
      this.#open -= 1;
      clearTimeout(timer);
      ending.abort();
    };
    const answer = await this.#follow(url, method, range, ending.signal);
    if (!answer.ok) {
      close();
      return answer;
    }
    const { statusCode, headers, body } = answer.value;
    // Whoever let go is told of it by that.
    body.on('error', () => {});
    const refused = this.#refusalFor(statusCode, headers);
    if (refused !== null) {
      close();
      return fail(refused);
    }
    const { filmBytes, bytesPerSec } = this.#bounds;
    return ok({
      status: statusCode === 206 ? 206 : statusCode === 416 ? 416 : 200,
      headers: told(headers),
      body: paced(body, { mostBytes: filmBytes, bytesPerSec, ended: close }),
      close,
    });
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  /** The answer at the end of the redirects; each address on the way is checked like the first. [TR43] */
  async #follow(
    first: string,
    method: 'GET' | 'HEAD',
    range: string | null,
    signal: AbortSignal,
  ): Promise<Result<Response, RemoteRefusal>> {
    let next = first;
    for (let turn = 0; turn <= redirects; turn++) {
      const checked = checkUrl(next, this.#options.isPort);
      if (!checked.ok) return checked;
      const { url, address } = checked.value;
      if (address !== null && !this.#isAllowed(address)) return fail('notPublic');
      const asked = await this.#ask(url, method, range, signal);
      if (!asked.ok) return asked;
      const { statusCode, headers, body } = asked.value;
      const to = headers['location'];
      if (![301, 302, 303, 307, 308].includes(statusCode) || typeof to !== 'string') return asked;
      body.on('error', () => {}).destroy();
      if (!URL.canParse(to, url.href)) return fail('badAddress');
      next = new URL(to, url).href;
    }
    return fail('tooManyRedirects');
  }

  async #ask(
    url: URL,
    method: 'GET' | 'HEAD',
    range: string | null,
    signal: AbortSignal,
  ): Promise<Result<Response, RemoteRefusal>> {
    try {
      const headers = { accept: '*/*', 'user-agent': 'Lockstep', ...(range === null ? {} : { range }) };
      return ok(await request(url, { dispatcher: this.#agent, method, headers, signal }));
    } catch (error) {
      const isTrap =
        error instanceof NotPublic || (error instanceof Error && error.cause instanceof NotPublic);
      return fail(
        isTrap ? 'notPublic' : error instanceof errors.RequestAbortedError ? 'busy' : 'unreachable',
      );
    }
  }

  #refusalFor(status: number, headers: Response['headers']): RemoteRefusal | null {
    if (status === 416) return null;
    if (status !== 200 && status !== 206) return status >= 500 ? 'unreachable' : 'gone';
    const type = headers['content-type'];
    if (type !== undefined && !filmTypes.test(String(type))) return 'noFilm';
    return Number(headers['content-length'] ?? 0) > this.#bounds.filmBytes ? 'tooBig' : null;
  }
}

const told = (headers: Response['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    passed.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
