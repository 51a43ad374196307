/**
 * Look ahead: looks at the film twice a second, tells the room when its picture is about to stop here, and asks the server,
 * while that is so, whether the film leaves it slowly or comes slowly over the line. Loaded late. [TR24]
 */
import type { Stop, Trouble } from '@lockstep/core';
import { ours } from '../base.ts';
import { filmDuration } from '../room/film-clock.ts';
import { asSeenHere } from '../room/own-line.ts';
import type { RoomSession } from '../room/room-session.ts';
import type { FilmPlayer } from './film-player.ts';
import { clearOutlook, outlookAfter, type Outlook } from './outlook.ts';
import type { RoomServer } from './room-server.ts';
import { supplyCause } from './supply-cause.ts';

export interface OutlookState {
  readonly trouble: Trouble | null;
  /** Seconds of film that come in per second; null: not known. */
  readonly speed: number | null;
}

export interface OutlookOptions {
  readonly session: RoomSession;
  readonly player: Pick<FilmPlayer, 'facts' | 'tellTrouble' | 'store'>;
  readonly server: Pick<RoomServer, 'transfers'>;
}

const LOOK_MS = 500;
const ASK_MS = 4000;
/** The first question shows the server whose this browser is; before it nothing is told to hosts. */
const FIRST_ASK_MS = 2000;

/** `show` is told when something is another. */
export function lookAhead(
  { session, player, server }: OutlookOptions,
  show: (state: OutlookState) => void,
): Stop {
  let shown: OutlookState = { trouble: null, speed: null };
  let outlook: Outlook = clearOutlook;
  let url: string | null = null;
  let heldBy: 'line' | 'server' | null = null;
  let askedAt: number | null = null;

  const ask = async (): Promise<void> => {
    const path = pathHere(url);
    if (path === null) return;
    askedAt = session.runtime.now();
    const word = await server.transfers();
    heldBy = word?.mine.find((one) => one.path === path)?.heldBy ?? null;
  };

  const tell = (trouble: Trouble | null, speed: number | null): void => {
    if (isSame(shown.trouble, trouble) && shown.speed === speed) return;
    shown = { trouble: isSame(shown.trouble, trouble) ? shown.trouble : trouble, speed };
    show(shown);
    player.tellTrouble(trouble);
  };

  const look = (): void => {
    const facts = player.facts();
    const view = session.store.getState();
    if (facts === null || view.room === null) {
      outlook = clearOutlook;
      tell(null, null);
      return;
    }
    if (facts.url !== url) {
      ({ url } = facts);
      outlook = clearOutlook;
      heldBy = null;
      askedAt = null;
    }
    const { at, position, moving, ready, fetchedTo, frames } = facts;
    // A copy of one's own comes over no line.
    const isOwn = player.store.getState().source.kind === 'file';
    const duration = player.store.getState().duration ?? filmDuration(view);
    outlook = outlookAfter(
      outlook,
      {
        at,
        position,
        moving,
        ready,
        fetchedTo: isOwn ? (duration ?? position + 60) : fetchedTo,
        duration: isOwn ? (duration ?? position + 60) : duration,
        rate: asSeenHere(view).room?.playback.timeline.rate ?? 1,
        frames,
        visible: !document.hidden,
      },
      supplyCause(heldBy, view),
    );
    tell(outlook.trouble, outlook.speed);
    const sinceAsked = askedAt === null ? Infinity : at - askedAt;
    if (
      (askedAt === null && outlook.looks.length * LOOK_MS >= FIRST_ASK_MS) ||
      (outlook.trouble !== null && sinceAsked > ASK_MS)
    )
      void ask();
  };

  const stop = session.runtime.every(LOOK_MS, look);
  return () => {
    stop();
    tell(null, null);
  };
}

const isSame = (one: Trouble | null, other: Trouble | null): boolean =>
  one?.cause === other?.cause && one?.inSec === other?.inSec;

/** Where the film is on this server; null: it comes from elsewhere. */
function pathHere(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return origin === location.origin ? ours(pathname) : null;
}
