/** WritePiece: one piece of an answer, over when the socket has taken it: nobody needs to hold more than that. [TR9] */
import type { ServerResponse } from 'node:http';

/** false: the viewer has gone. */
export function writePiece(to: ServerResponse, bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    if (to.destroyed || to.closed) {
      resolve(false);
      return;
    }
    const gone = (): void => resolve(false);
    to.once('close', gone);
    to.write(bytes, (error) => {
      to.off('close', gone);
      resolve(error === null || error === undefined);
    });
  });
}
