/** RemoteFilms: films of other servers, fetched by this one for its members. Rules TR40–TR47 in docs/spec/transfers.md. */
import type { Result } from '@lockstep/core';

export type RemoteRefusal =
  /** Not http(s), with a password in it, or on a port that is not for films. */
  | 'badAddress'
  /** It leads to this computer, its network, or another place that is not for everybody. */
  | 'notPublic'
  | 'unreachable'
  | 'tooManyRedirects'
  /** Its server has no such film, or wants a password. */
  | 'gone'
  /** What is there is no film. */
  | 'noFilm'
  | 'tooBig'
  /** So many are fetched already. */
  | 'busy';

export interface RemoteFacts {
  /** Of the kind of file, by its content. */
  readonly type: string;
  /** null: its server does not tell. */
  readonly bytes: number | null;
  /** null: it cannot be told from the beginning of the film, or ffprobe is not here. */
  readonly durationSec: number | null;
}

export interface RemoteAnswer {
  readonly status: 200 | 206 | 416;
  /** Of those that say what is sent; lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends early by throwing when its server breaks off, or a bound is met. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Lets go of it before its end. */
  readonly close: () => void;
}

export interface RemoteFilms {
  probe(url: string): Promise<Result<RemoteFacts, RemoteRefusal>>;
  /** @param range a Range header, or null for all */
  open(
    url: string,
    method: 'GET' | 'HEAD',
    range: string | null,
  ): Promise<Result<RemoteAnswer, RemoteRefusal>>;
  close(): Promise<void>;
}
