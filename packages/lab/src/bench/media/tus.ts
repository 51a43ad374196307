/** Tus: uploads a file by the tus protocol, in pieces as the page sends them, with as little work as can be. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface TusUpload {
  readonly port: number;
  readonly room: string;
  /** Of a member who may bring films. */
  readonly secret: string;
  readonly file: string;
  readonly several: boolean;
}

/** The page begins with this, and sends twice as much each time the line is fast. */
const firstPiece = 1 << 20;
const biggestPiece = 32 << 20;

/** Returns the upload's id once all of it is there. */
export async function uploadByTus({ port, room, secret, file, several }: TusUpload): Promise<string> {
  const { size } = await stat(file);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const common = { 'tus-resumable': '1.0.0', authorization: `Bearer ${secret}` };
  const send = async (
    method: string,
    path: string,
    headers: Readonly<Record<string, string | number>>,
    span: { readonly start: number; readonly end: number } | null,
  ): Promise<IncomingMessage> => {
    const asking = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      agent,
      headers: { ...common, ...headers },
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      asking.once('response', resolve);
      asking.once('error', reject);
    });
    if (span === null) asking.end();
    else await pipeline(createReadStream(file, { ...span, highWaterMark: 1 << 20 }), asking);
    const answer = await answered;
    let body = '';
    for await (const chunk of answer) body += String(chunk);
    if ((answer.statusCode ?? 500) >= 300) throw new Error(`${method}: ${answer.statusCode} ${body}`);
    return answer;
  };
  try {
    const notes = { room, name: basename(file), sizes: several ? 'several' : 'one' };
    const metadata = Object.entries(notes).map(
      ([name, text]) => `${name} ${Buffer.from(text).toString('base64')}`,
    );
    const begun = await send(
      'POST',
      '/api/uploads',
      { 'upload-length': size, 'upload-metadata': metadata.join(), 'content-length': 0 },
      null,
    );
    const path = begun.headers.location ?? '';
    for (let at = 0, piece = firstPiece; at < size; piece = Math.min(2 * piece, biggestPiece)) {
      const end = Math.min(at + piece, size) - 1;
      const headers = {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': at,
        'content-length': end - at + 1,
      };
      await send('PATCH', path, headers, { start: at, end });
      at = end + 1;
    }
    return path.split('/').at(-1) ?? '';
  } finally {
    agent.destroy();
  }
}
