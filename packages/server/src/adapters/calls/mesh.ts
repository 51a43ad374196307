/**
 * Mesh: browsers that reach each other straight: a list of servers that tell them their own addresses (STUN) and pass on
 * what does not get through (TURN), with a password for a few hours. Rules CA22, CA23 in docs/spec/call.md.
 */
import { createHmac } from 'node:crypto';
import type { Calls, IceServer } from '../../ports/calls.ts';

export interface MeshOptions {
  /** ms since 1970, as the clock of the TURN server counts them. */
  readonly now: () => number;
  /** `stun:` addresses. */
  readonly stun: readonly string[];
  /** null: what does not get through straight does not get through. */
  readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null;
}

/** Each sends to all others: more is more than a line at home takes upwards. */
const mostInMesh = 6;
/** Longer than a long film: who is in a call when it runs out keeps what goes through it (coturn looks when it is made). */
const validSec = 6 * 60 * 60;

export const createMesh = ({ now, stun, turn }: MeshOptions): Calls => ({
  most: mostInMesh,
  wayFor: async ({ member }) => {
    const servers: readonly IceServer[] = [
      ...(stun.length === 0 ? [] : [{ urls: stun }]),
      ...(turn === null ? [] : [turnServer(turn, `${Math.floor(now() / 1000) + validSec}:${member}`)]),
    ];
    return { way: 'mesh', iceServers: servers, validSec };
  },
  remove: async () => {},
});

/** As coturn's `use-auth-secret` has it: the name says until when, the password is a proof that we wrote it. */
const turnServer = (
  { urls, secret }: { readonly urls: readonly string[]; readonly secret: string },
  username: string,
): IceServer => ({
  urls,
  username,
  credential: createHmac('sha1', secret).update(username).digest('base64'),
});
