/** Uploader: uploads a file as the web app does, with the same client of the tus protocol. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { DetailedError, Upload } from 'tus-js-client';

export interface UploaderOptions {
  readonly port: number;
  readonly room: string;
  readonly secret: string;
  readonly file: string;
  readonly several?: boolean;
  readonly name?: string;
  /** Goes on with this one. */
  readonly url?: string;
  /** Bytes in one request. */
  readonly chunk?: number;
  /** It stops, as if the line were cut, once so many bytes are there. */
  readonly stopAt?: number;
}

export interface Uploaded {
  readonly url: string;
  readonly id: string;
  /** Offset at which it went on. */
  readonly from: number;
}

/** Rejects with the server's refusal, `413 {"error":…}`. */
export async function upload(options: UploaderOptions): Promise<Uploaded> {
  const { port, room, secret, file, several = false, name = basename(file), stopAt } = options;
  const bytes = await readFile(file);
  let from = -1;
  return new Promise((resolve, reject) => {
    const answer = (): void => {
      const url = sending.url ?? '';
      resolve({ url, id: url.split('/').at(-1) ?? '', from });
    };
    const sending = new Upload(bytes, {
      // With both it would begin anew where it cannot go on.
      ...(options.url === undefined
        ? { endpoint: `http://127.0.0.1:${port}/api/uploads` }
        : { uploadUrl: options.url }),
      headers: { authorization: `Bearer ${secret}` },
      metadata: { room, name, sizes: several ? 'several' : 'one' },
      chunkSize: options.chunk ?? Number.POSITIVE_INFINITY,
      retryDelays: null,
      onProgress: (sent) => {
        if (from < 0) from = sent;
      },
      onChunkComplete: (_, accepted) => {
        if (stopAt !== undefined && accepted >= stopAt && accepted < bytes.length)
          void sending.abort().then(answer);
      },
      onSuccess: answer,
      onError: (error) => {
        const answered = error instanceof DetailedError ? error.originalResponse : null;
        reject(
          answered === null || answered === undefined
            ? error
            : new Error(`${answered.getStatus()} ${answered.getBody()}`),
        );
      },
    });
    sending.start();
  });
}
