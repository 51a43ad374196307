/** Recent rooms: where this browser has been, latest first. */
import { recall, remember } from './storage.ts';

const KEY = 'lockstep.rooms';
const MOST = 6;

export interface RecentRoom {
  readonly room: string;
  /** The room's title or its film, as last seen; '' if it had none. */
  readonly title: string;
}

export function recentRooms(): readonly RecentRoom[] {
  return parseRooms(recall(KEY));
}

/** Puts a room on top. An empty title leaves the one known before. */
export function noteRoom(room: string, title: string): void {
  save(withRoom(recentRooms(), { room, title }));
}

export function forgetRoom(room: string): readonly RecentRoom[] {
  const left = recentRooms().filter((recent) => recent.room !== room);
  save(left);
  return left;
}

export function withRoom(rooms: readonly RecentRoom[], latest: RecentRoom): readonly RecentRoom[] {
  const before = rooms.find(({ room }) => room === latest.room);
  const others = rooms.filter(({ room }) => room !== latest.room);
  const title = latest.title === '' ? (before?.title ?? '') : latest.title;
  return [{ room: latest.room, title }, ...others].slice(0, MOST);
}

/** What was stored may be from an older version or touched by hand. */
export function parseRooms(text: string | null): readonly RecentRoom[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecentRoom).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isRecentRoom(value: unknown): value is RecentRoom {
  return (
    typeof value === 'object' &&
    value !== null &&
    'room' in value &&
    typeof value.room === 'string' &&
    'title' in value &&
    typeof value.title === 'string'
  );
}

function save(rooms: readonly RecentRoom[]): void {
  remember(KEY, JSON.stringify(rooms));
}
