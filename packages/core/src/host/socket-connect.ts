/** A Transport over WebSocket: the platform's own, or one handed in where there is none (Node before 22). */
import type { Connect } from '../client/transport.ts';

/** As much of the WebSocket interface as is needed; fits browsers, workers and the ws package. */
export interface Socket {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: object) => void): void;
  send(text: string): void;
  close(): void;
}

export type SocketClass = new (url: string) => Socket;

const openState = 1;

const textOf = (event: object): string | null =>
  'data' in event && typeof event.data === 'string' ? event.data : null;
/** 1005 and 1006 stand for "no code" and "broken"; they never travelled. */
const codeOf = (event: object): number | null =>
  'code' in event && typeof event.code === 'number' && event.code !== 1005 && event.code !== 1006
    ? event.code
    : null;

/** Opens lines to `url` (ws: or wss:). An address the platform refuses to open is a line that could not be opened. */
export function socketConnect(url: string, WebSocketClass: SocketClass = WebSocket): Connect {
  return (events) => {
    let over = false;
    const end = (code: number | null): void => {
      if (over) return;
      over = true;
      events.closed(code);
    };
    let socket: Socket;
    try {
      socket = new WebSocketClass(url);
    } catch {
      const timer = setTimeout(() => end(null));
      return {
        send: () => {},
        close: () => {
          clearTimeout(timer);
        },
      };
    }
    socket.addEventListener('open', () => {
      if (!over) events.opened();
    });
    socket.addEventListener('message', (event) => {
      const text = textOf(event);
      if (!over && text !== null) events.received(text);
    });
    socket.addEventListener('close', (event) => end(codeOf(event)));
    // A close event always follows; without a listener the ws package would throw.
    socket.addEventListener('error', () => {});
    return {
      send: (text) => {
        if (socket.readyState === openState) socket.send(text);
      },
      close: () => {
        over = true;
        socket.close();
      },
    };
  };
}
