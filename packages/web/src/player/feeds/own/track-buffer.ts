/** Track buffer: keeps one track of the film around the position in the browser, fetching ahead and letting go behind. */
import type { Stop } from '@lockstep/core';
import { lessRoom, nextDeed, usualRoom, type BufferDeed, type Held } from './buffer-policy.ts';
import type { RemotePump } from './film-reader.ts';

export interface TrackBuffer {
  /** Looks again at what is to be done. */
  readonly look: () => void;
  /** From `fromSec` on the film goes on as `open` brings it, in this type; what is held before stays until it has been passed. */
  readonly change: (type: string, open: OpenPump, fromSec: number) => void;
  /** All to the film's end is here. */
  readonly over: () => boolean;
  readonly stop: Stop;
}

export type OpenPump = (fromSec: number) => RemotePump;

export interface TrackBufferOptions {
  readonly source: MediaSource;
  readonly buffer: SourceBuffer;
  readonly open: OpenPump;
  /** Where the film is, in s. */
  readonly position: () => number;
  /** Something was done. */
  readonly onDone: () => void;
  readonly onBroken: () => void;
}

export function createTrackBuffer(options: TrackBufferOptions): TrackBuffer {
  const { source, buffer, position, onDone, onBroken } = options;
  let { open } = options;
  let pump: RemotePump | null = null;
  let begun: number | null = null;
  let over = false;
  let stopped = false;
  let room = usualRoom;
  /** A piece there was no room for yet. */
  let spare: ArrayBuffer | null = null;
  let change: { readonly type: string; readonly open: OpenPump; readonly fromSec: number } | null = null;
  /** What is held from before the last change: up to `to`, changed when the film was `at`. */
  let stale: { readonly at: number; readonly to: number } | null = null;
  let wake: (() => void) | null = null;
  /** Looked at while it was busy. */
  let again = false;

  const held = (): readonly Held[] =>
    Array.from({ length: buffer.buffered.length }, (_, index) => ({
      from: buffer.buffered.start(index),
      to: buffer.buffered.end(index),
    }));
  const next = (): BufferDeed => nextDeed({ position: position(), held: held(), begun, over, room });
  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      if (stopped || !buffer.updating) resolve();
      else buffer.addEventListener('updateend', () => resolve(), { once: true });
    });
  const remove = async (from: number, to: number): Promise<void> => {
    if (to <= from || from >= source.duration) return;
    buffer.remove(from, to);
    await settled();
  };
  /** Ends what has been begun of a piece, so that the next is not taken for its continuation. */
  const cut = (): void => {
    if (source.readyState === 'open') buffer.abort();
  };
  const dropPump = (): void => {
    pump?.stop();
    pump = null;
    begun = null;
    spare = null;
  };

  const begin = async (fromSec: number, keepBefore: boolean): Promise<void> => {
    dropPump();
    // Sent off before the buffer is empty: the worker is the slower one.
    pump = open(fromSec);
    begun = fromSec;
    over = false;
    cut();
    await remove(keepBefore ? fromSec : 0, Infinity);
  };

  const append = async (bytes: ArrayBuffer): Promise<void> => {
    try {
      buffer.appendBuffer(bytes);
      spare = null;
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      const at = position();
      const ahead = (held().find(({ from, to }) => from <= at && at < to)?.to ?? at) - at;
      const less = lessRoom(room, ahead);
      if (less === null) throw error;
      room = less;
      spare = bytes;
      await remove(0, at - room.behindSec);
      return;
    }
    await settled();
  };

  const fetch = async (): Promise<void> => {
    if (spare !== null) {
      await append(spare);
      return;
    }
    const from = pump;
    const piece = await from?.next();
    // It was sent elsewhere meanwhile.
    if (piece === undefined || stopped || from !== pump) return;
    switch (piece.type) {
      case 'piece':
        await append(piece.bytes);
        return;
      case 'end':
        over = true;
        return;
      case 'broken':
        over = true;
        onBroken();
        return;
    }
  };

  /** What is held from before a change goes once it has been passed, and when somebody jumps back to it. [RX12] */
  const leaveStale = async (): Promise<boolean> => {
    if (stale === null || (position() >= stale.at && position() <= stale.to)) return false;
    const { at, to } = stale;
    stale = null;
    if (position() < at) await begin(position(), false);
    else await remove(0, to);
    return true;
  };

  /** One deed; false: there is nothing to do until something happens. */
  const act = async (): Promise<boolean> => {
    if (change !== null) {
      const { type, fromSec } = change;
      ({ open } = change);
      change = null;
      stale = { at: position(), to: fromSec };
      cut();
      buffer.changeType(type);
      await begin(fromSec, true);
      // Where it was sent is not where one is; what is held before reaches it.
      if (held().length > 0) begun = Math.min(fromSec, position());
      return true;
    }
    if (await leaveStale()) return true;
    const deed = next();
    switch (deed.deed) {
      case 'begin':
        stale = null;
        await begin(position(), false);
        return true;
      case 'fetch':
        await fetch();
        return true;
      case 'trim':
        await remove(0, deed.to);
        return true;
      case 'rest':
        return false;
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      again = false;
      const done = await act();
      if (stopped) return;
      onDone();
      if (done || again) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = null;
    }
  };
  void run().catch(() => {
    // The element has let go of the buffer, or cannot decode it and says so itself.
    if (!stopped) onBroken();
  });

  const look = (): void => {
    again = true;
    // What fills a place nobody is at any more is not waited for. [RX6]
    if (begun !== null && next().deed === 'begin') dropPump();
    wake?.();
  };

  return {
    look,
    change(type, opens, fromSec) {
      change = { type, open: opens, fromSec };
      dropPump();
      look();
    },
    over: () => over && change === null,
    stop() {
      stopped = true;
      dropPump();
      wake?.();
    },
  };
}
