/** Upcast: an event as some version of Lockstep stored it → the same in today's shape. Logs are kept for ever. [LG13] */
import type { RoomEvent } from './events.ts';

/**
 * Of events as they are stored today. When a released event changes its shape this goes up by one, `lifts` gets a line
 * for the number before, and the log adapters a fixture written by the version before.
 */
export const eventFormat = 3;

/** An event of an older format; only its lift knows more about it. */
interface StoredEvent {
  readonly type: string;
}

/** By format: makes an event of that format one of the next. */
const lifts: Readonly<Record<number, (event: StoredEvent) => StoredEvent>> = {
  // Roles, rights, settings and chat came as events and fields of their own; what was there stayed as it was.
  1: (event) => event,
  // Further sources and fingerprints came, the same way.
  2: (event) => event,
};

/** Throws for a format of the future: what is not understood must not be folded wrongly. */
export function upcast(format: number, stored: StoredEvent): RoomEvent {
  if (format > eventFormat || format < 1) {
    throw new Error(`event format ${format} is not known here; a newer Lockstep wrote it`);
  }
  let event = stored;
  for (let lift = lifts[format]; lift !== undefined; lift = lifts[++format]) event = lift(event);
  // What we wrote ourselves, in the shape that this format has.
  return event as RoomEvent;
}
