/** RoomLines: the lines of one room that are up, by connection, and what is told over them. */
import { encode, type CloseReason, type Down } from '@lockstep/core';
import type { Haste, Peer } from '../ports/peer.ts';

export class RoomLines {
  readonly #peers = new Map<string, Peer>();

  /** This line is the connection's, and not one that was replaced. */
  isOf(connection: string, peer: Peer): boolean {
    return this.#peers.get(connection) === peer;
  }

  /** The connection is there over this line; the one before it ends. */
  add(connection: string, peer: Peer): void {
    const before = this.#peers.get(connection);
    this.#peers.set(connection, peer);
    before?.close('replaced');
  }

  /** The line is down already. */
  remove(connection: string): void {
    this.#peers.delete(connection);
  }

  /** Ends the connection's line, if it is up. */
  close(connection: string, reason: CloseReason): void {
    const peer = this.#peers.get(connection);
    // First: what a peer does when it is closed finds itself gone.
    this.#peers.delete(connection);
    peer?.close(reason);
  }

  closeAll(reason: CloseReason): void {
    for (const peer of this.#peers.values()) peer.close(reason);
    this.#peers.clear();
  }

  tell(connection: string, message: Down): void {
    this.#peers.get(connection)?.send(encode(message));
  }

  tellAll(message: Down, haste: Haste = 'now'): void {
    if (this.#peers.size === 0) return;
    const shared = { text: encode(message) };
    for (const peer of this.#peers.values()) peer.sendShared(shared, haste);
  }
}
