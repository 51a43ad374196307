/** Upload list: what the server tells of the films that a room has uploaded. */

const states = ['receiving', 'waiting', 'preparing', 'ready', 'failed'] as const;
const problems = ['noFilm', 'needsPrograms', 'damaged', 'noSpace'] as const;
export type UploadState = (typeof states)[number];
export type UploadProblem = (typeof problems)[number];

export interface ToldUpload {
  readonly id: string;
  /** What its file is called on the uploader's device. */
  readonly name: string;
  readonly title: string;
  readonly by: string;
  readonly isMine: boolean;
  readonly bytes: number;
  readonly state: UploadState;
  /** Bytes that are on the server. */
  readonly received: number;
  /** How far the preparation is, from 0 to 1; null: nobody is working on it. */
  readonly done: number | null;
  /** Until it is prepared; null: not known. */
  readonly secondsLeft: number | null;
  readonly problem: UploadProblem | null;
  /** A path on this server; null: not ready. */
  readonly url: string | null;
  /** A path on this server; null: none. */
  readonly poster: string | null;
}

export interface UploadList {
  readonly mayUpload: boolean;
  /** false: this server takes only what browsers play as it is. */
  readonly canMake: boolean;
  /** The largest file that is taken, and what this room may still upload. */
  readonly fileBytes: number;
  readonly roomBytesLeft: number;
  readonly uploads: readonly ToldUpload[];
}

/** Checks an answer from outside; null if it is no list. */
export function asUploadList(body: unknown): UploadList | null {
  if (!isRecord(body)) return null;
  const { mayUpload, canMake, fileBytes, roomBytesLeft, uploads } = body;
  if (!isCount(fileBytes) || !isCount(roomBytesLeft) || !Array.isArray(uploads)) return null;
  return {
    mayUpload: mayUpload === true,
    canMake: canMake === true,
    fileBytes,
    roomBytesLeft,
    uploads: uploads.flatMap((one) => asUpload(one) ?? []),
  };
}

function asUpload(one: unknown): ToldUpload | null {
  if (!isRecord(one)) return null;
  const { id, name, title, by, isMine, bytes, received, done, secondsLeft, url, poster } = one;
  const state = states.find((known) => known === one['state']);
  if (typeof id !== 'string' || !/^\w{22}$/.test(id) || state === undefined) return null;
  if (typeof name !== 'string' || typeof title !== 'string' || typeof by !== 'string') return null;
  return {
    id,
    name,
    title,
    by,
    isMine: isMine === true,
    bytes: isCount(bytes) ? bytes : 0,
    state,
    received: isCount(received) ? received : 0,
    done: isCount(done) ? Math.min(1, done) : null,
    secondsLeft: isCount(secondsLeft) ? secondsLeft : null,
    problem: problems.find((known) => known === one['problem']) ?? null,
    url: isOwnPath(url) ? url : null,
    poster: isOwnPath(poster) ? poster : null,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** `//host` would be another server. */
const isOwnPath = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('/') && !value.startsWith('//');
