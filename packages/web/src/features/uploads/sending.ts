/** Sending: one film on its way from this device to the server, by the tus protocol: pause, go on, try again by itself. */
import { DetailedError, Upload } from 'tus-js-client';
import type { UploadPlace } from '../../api/uploads.ts';
import { below } from '../../base.ts';
import { firstPiece, nextPiece, rateOf, secondsLeft, smallerPiece, withSample, type Sample } from './pace.ts';

export const refusals = [
  'emptyFile',
  'fileTooBig',
  'roomSpace',
  'serverSpace',
  'tooMany',
  'notAllowed',
  'notMember',
  'unknownUpload',
] as const;
/** other: an answer that says nothing to people. */
export type UploadRefusal = (typeof refusals)[number] | 'other';

export interface SendingState {
  /** retrying: the line is away. done: all of it is there. */
  readonly is: 'sending' | 'paused' | 'retrying' | 'refused' | 'done';
  readonly sent: number;
  /** Bytes a second, and seconds until all is sent; null: not known. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  readonly refusal: UploadRefusal | null;
}

export interface SendingOptions {
  readonly place: UploadPlace;
  readonly file: File;
  /** Several sizes are wanted. */
  readonly several: boolean;
  /** Goes on with this upload; null: begins one. */
  readonly upload: string | null;
  /** What it is called on the server, once it is. */
  readonly named: (upload: string) => void;
  readonly changed: (state: SendingState) => void;
}

export interface Sending {
  readonly pause: () => void;
  readonly resume: () => void;
}

const retryMs = [500, 1000, 2000, 4000, ...Array.from({ length: 500 }, () => 8000)];
/** Not often enough to keep a page busy. */
const toldEveryMs = 250;

export function startSending({ place, file, several, upload, named, changed }: SendingOptions): Sending {
  let samples: readonly Sample[] = [];
  let state: SendingState = { is: 'sending', sent: 0, rate: null, secondsLeft: null, refusal: null };
  let toldAt = Number.NEGATIVE_INFINITY;
  let pieceSince = performance.now();
  const tell = (changes: Partial<SendingState>): void => {
    state = { ...state, ...changes };
    toldAt = performance.now();
    changed(state);
  };
  const fail = (refusal: UploadRefusal): void =>
    tell({ is: 'refused', refusal, rate: null, secondsLeft: null });

  const sending = new Upload(file, {
    // With both it would begin anew where it cannot go on.
    ...(upload === null
      ? { endpoint: below('/api/uploads') }
      : { uploadUrl: below(`/api/uploads/${upload}`) }),
    headers: { authorization: `Bearer ${place.secret}` },
    metadata: { room: place.room, name: file.name, sizes: several ? 'several' : 'one' },
    chunkSize: firstPiece,
    retryDelays: retryMs,
    // Which file belongs to which upload is known by the server.
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => named(sending.url?.split('/').at(-1) ?? ''),
    onShouldRetry: ({ originalResponse }) => {
      const status = originalResponse?.getStatus() ?? 0;
      const isSaid = originalResponse?.getBody().includes('"tooMany"') === true;
      const again = !isSaid && (status === 0 || [408, 409, 423].includes(status) || isBusy(status));
      if (again && state.is !== 'paused') tell({ is: 'retrying', rate: null, secondsLeft: null });
      samples = [];
      // It may have been cut off for taking too long.
      sending.options.chunkSize = smallerPiece(sending.options.chunkSize ?? firstPiece);
      return again;
    },
    onProgress: (sent) => {
      const at = performance.now();
      samples = withSample(samples, { at, bytes: sent });
      if (at - toldAt < toldEveryMs || state.is === 'paused') return;
      tell({ is: 'sending', sent, rate: rateOf(samples), secondsLeft: secondsLeft(samples, file.size) });
    },
    onChunkComplete: (size) => {
      const at = performance.now();
      sending.options.chunkSize = nextPiece(size, at - pieceSince);
      pieceSince = at;
    },
    onBeforeRequest: () => {
      pieceSince = performance.now();
    },
    onSuccess: () => tell({ is: 'done', sent: file.size, rate: null, secondsLeft: null }),
    onError: (error) => fail(refusalOf(error)),
  });
  const start = (): void => {
    samples = [];
    tell({ is: 'sending', rate: null, secondsLeft: null });
    sending.start();
  };
  start();
  return {
    pause() {
      // What is on its way is cut off; the server keeps what has come.
      void sending.abort();
      tell({ is: 'paused', rate: null, secondsLeft: null });
    },
    resume: start,
  };
}

/** Trying again helps: a server that restarts, or one that is asked too often. Full disks stay full. */
const isBusy = (status: number): boolean => status === 429 || (status >= 500 && status !== 507);

function refusalOf(error: Error): UploadRefusal {
  const body = error instanceof DetailedError ? (error.originalResponse?.getBody() ?? '') : '';
  const known = refusals.find((refusal) => body.includes(`"${refusal}"`));
  if (known !== undefined) return known;
  // To a question how much is there no words are answered.
  const status = error instanceof DetailedError ? error.originalResponse?.getStatus() : 0;
  if (status === 404 || status === 410) return 'unknownUpload';
  return status === 403 ? 'notAllowed' : 'other';
}
