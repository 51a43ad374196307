/** Orders: what the bench tells its processes, and how they answer. */
import type { CrowdFigures } from './crowd.ts';
import type { Manner } from './pace.ts';

export type CrowdOrder =
  | { readonly do: 'begin'; readonly port: number; readonly membersPerRoom: number }
  | { readonly do: 'join'; readonly rooms: readonly string[]; readonly perRoom: number }
  | { readonly do: 'speak'; readonly manner: Manner }
  | { readonly do: 'lead'; readonly rooms: readonly string[]; readonly everyMs: number }
  | { readonly do: 'openWindow' | 'closeWindow' | 'figures' };

export type CrowdAnswer =
  | { readonly done: 'ok' }
  | { readonly done: 'failed'; readonly why: string }
  | ({ readonly done: 'figures' } & CrowdFigures);

/** Throw away what nobody holds, so that memory can be compared. */
export interface ServerOrder {
  readonly do: 'collect';
}

export type ServerAnswer =
  | { readonly done: 'started'; readonly port: number }
  | { readonly done: 'collected' };
