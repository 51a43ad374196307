/** Which page an address means. */
import { isRoomId } from '../api/rooms.ts';

export type Route =
  | { readonly page: 'home' | 'calibrate' }
  | { readonly page: 'room'; readonly room: string }
  /** Nothing of ours. */
  | { readonly page: 'lost' };

export function routeOf(pathname: string): Route {
  if (pathname === '/' || pathname === '/index.html') return { page: 'home' };
  if (/^\/calibrate\/?$/.test(pathname)) return { page: 'calibrate' };
  const room = /^\/r\/([^/]+)\/?$/.exec(pathname)?.[1];
  return room !== undefined && isRoomId(room) ? { page: 'room', room } : { page: 'lost' };
}

export const roomPath = (room: string): string => `/r/${room}`;
