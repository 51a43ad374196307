/** Room parts: puts together what a room on screen is made of. Nothing happens before `start`. */
import { createPageRuntime } from '@lockstep/core/dom';
import { socketConnect, streamConnect } from '@lockstep/core/host';
import { fallbackConnect, type Stop } from '@lockstep/core';
import { olderMessages } from '../../api/messages.ts';
import type { UploadPlace } from '../../api/uploads.ts';
import { leaveSubtitles } from '../../api/subtitles.ts';
import { below } from '../../base.ts';
import { recallPassword, rememberPassword } from '../../device/room-password.ts';
import { filmWishes, keepFilmWishes } from '../../device/film-wishes.ts';
import { ownSettings, watchSettings } from '../../device/own-settings.ts';
import { soundDelay, watchSoundDevice } from '../../device/sound-delay.ts';
import { recall, remember } from '../../device/storage.ts';
import { createSyncRecorder, type SyncRecorder } from '../../features/sync-status/sync-recorder.ts';
import { createTalk, type Talk } from '../../features/talk/talk.ts';
import { createExcursion, type Excursion } from '../../player/excursion.ts';
import { createFilmPlayer, type FilmPlayer } from '../../player/film-player.ts';
import { provideCopies } from '../../player/own-shelf.ts';
import { identifyLate } from '../../player/identify-late.ts';
import { createKept, type Kept } from '../../player/kept.ts';
import { keepLive } from '../../player/live-keeper.ts';
import { ownSession } from '../../player/own-session.ts';
import type { RoomServer } from '../../player/room-server.ts';
import { createRemote, type Remote } from '../../player/remote.ts';
import { createOutlookWatch, type OutlookWatch } from '../../player/watch-outlook.ts';
import { areSitesOff } from '../../player/sites-off.ts';
import { createLateSources } from '../../player/subtitles/late-sources.ts';
import type { Sharing } from '../../player/subtitles/share-subtitles.ts';
import { createSubtitles, type Subtitles } from '../../player/subtitles/subtitles.ts';
import { volumeToText } from '../../player/volume.ts';
import { deviceKind } from '../../room/device.ts';
import { later } from '../../room/later.ts';
import { secretFrom } from '../../room/identity.ts';
import { createRoomSession, type RoomSession } from '../../room/room-session.ts';
import { lineWords } from './line-words.ts';

/** One for the page: its worker serves every room that is visited. */
const runtime = createPageRuntime();

const SECRET = 'lockstep.secret';
const VOLUME = 'lockstep.volume';
const COPIES = 'lockstep.copies';
const SITE = 'lockstep.site.';
const KEPT = 'lockstep.kept';
const OVERLAY = 'lockstep.overlay';

export interface RoomParts {
  readonly session: RoomSession;
  readonly player: FilmPlayer;
  readonly remote: Remote;
  readonly excursion: Excursion;
  readonly subtitles: Subtitles;
  readonly outlook: OutlookWatch;
  readonly server: RoomServer;
  readonly kept: Kept;
  readonly sharing: Sharing;
  readonly recorder: SyncRecorder;
  readonly talk: Talk;
  /** Where this person uploads films. */
  readonly uploads: UploadPlace;
  /** Enters the room; the stop leaves it. */
  readonly start: () => Stop;
}

export function createRoomParts(room: string, name: string, owner: string | null): RoomParts {
  const secret = secretFrom(recall(SECRET));
  remember(SECRET, secret);
  const password = recallPassword(room);
  const device = deviceKind(navigator.userAgent, navigator.maxTouchPoints);
  const address = location.origin + below(`/api/rooms/${room}`);
  const bare = createRoomSession({
    runtime,
    connect: fallbackConnect({
      runtime,
      first: socketConnect(`${address.replace(/^http/, 'ws')}/socket`),
      other: streamConnect(address),
    }),
    secret,
    name,
    device,
    ...(password === null ? {} : { password }),
    ...(owner === null ? {} : { owner }),
  });
  const session: RoomSession = {
    ...bare,
    enterWith: (typed) => {
      rememberPassword(room, typed);
      bare.enterWith(typed);
    },
  };
  const player = createFilmPlayer({
    session,
    keptVolume: startVolume(),
    keepVolume: (text) => remember(VOLUME, text),
    keptCopies: recall(COPIES),
    keepCopies: (text) => remember(COPIES, text),
    notes: { recall, remember },
    // Where there are none nobody is asked: opening one tells why.
    isAllowed: (site) => areSitesOff() || recall(SITE + site) !== null,
    keepAllowed: (site) => remember(SITE + site, 'yes'),
    wishes: filmWishes,
    keepWishes: keepFilmWishes,
  });
  const excursion = createExcursion(session);
  const remote = createRemote(ownSession(session, excursion.moved), player);
  const subtitles = createSubtitles(session);
  const server = lateServer(room, secret);
  const outlook = createOutlookWatch({ session, player, server });
  const kept = createKept({
    room,
    session,
    files: player.copies.files,
    recall: () => recall(KEPT),
    remember: (text) => remember(KEPT, text),
  });
  const sources = createLateSources({
    session,
    subtitles,
    player,
    files: player.copies.files,
    leave: async (text) => leaveSubtitles(room, secret, text),
    failed: (file, problem) => remote.tell({ type: 'noSubtitles', file, problem }),
  });
  const recorder = createSyncRecorder(session);
  const talk = createTalk({
    session,
    askOlder: (before) => olderMessages(room, secret, before),
    wordsOf: lineWords,
    phone: device === 'phone',
    keptOverlay: recall(OVERLAY),
    keepOverlay: (text) => remember(OVERLAY, text),
  });
  return {
    session,
    player,
    remote,
    excursion,
    subtitles,
    outlook,
    server,
    kept,
    sharing: sources.sharing,
    recorder,
    talk,
    uploads: { room, secret },
    start() {
      const stops = [
        session.start(),
        player.start(),
        keepLive(session, player),
        recorder.start(),
        provideCopies(session, player.copies.files),
        remembering(session, player),
        excursion.start(),
        subtitles.start(),
        outlook.start(),
        kept.start(),
        sources.start(),
        talk.start(),
        followDelay(session),
        followClosely(session),
        watchSoundDevice(),
        identifyLate(session, player),
        tellSwitches(player, remote),
        remote.stop,
      ];
      return () => {
        for (const stop of stops.toReversed()) stop();
      };
    },
  };
}

/** What is watched is noted. */
const remembering = (session: RoomSession, player: FilmPlayer): Stop =>
  later(
    session.runtime,
    async () => import('../../features/history/film-memory.ts'),
    ({ rememberFilms }) => rememberFilms(session, player),
  );

/** Loaded with the first question. */
function lateServer(room: string, secret: string): RoomServer {
  const load = async (): Promise<RoomServer> =>
    (await import('../../api/room-server.ts')).roomServer(room, secret);
  return {
    transfers: async () => (await load()).transfers(),
    fetches: async () => (await load()).fetches(),
    fetchFilm: async (url) => (await load()).fetchFilm(url),
  };
}

/** As loud as it was left, unless every visit is to begin alike. */
function startVolume(): string | null {
  const { startVolume: level } = ownSettings();
  return level === null ? recall(VOLUME) : volumeToText({ level, muted: false });
}

/** Another way to the picture was taken, as one had failed. [SR15] */
function tellSwitches({ store }: FilmPlayer, remote: Remote): Stop {
  return store.subscribe(({ left }, before) => {
    if (left !== null && left !== before.left) remote.tell({ type: 'switched', own: left.isOwn });
  });
}

/** As closely as this person wishes. */
function followClosely({ participant }: RoomSession): Stop {
  const tell = (): void => participant.setTolerance(ownSettings().tolerance);
  tell();
  return watchSettings(tell);
}

/** The player runs ahead by the delay of the device that sound comes out of now. */
function followDelay({ participant }: RoomSession): Stop {
  const tell = (): void => participant.setOutputDelay(soundDelay.getState().delayMs);
  tell();
  return soundDelay.subscribe(tell);
}
