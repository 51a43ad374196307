/**
 * CreateCall: the call of a room for its page. Devices, the room, and the line to the others each tell what has become of
 * them; what is shown is made of all three anew. Rules CA30–CA69 in docs/spec/call.md.
 */
import { readSignal, type Participant, type RoomNews, type Runtime, type Stop } from '@lockstep/core';
import { createStore } from 'zustand/vanilla';
import type { AskAccess, CallAccess } from './access.ts';
import type { Call, CallProblem, CallState, DeviceKind, Hushed } from './call.ts';
import { createCallMedia } from './call-media.ts';
import { watchDevices, type DeviceList } from './devices/device-list.ts';
import type { MediaPort } from './devices/media-port.ts';
import { problemOf, quietCall } from './out-of-call.ts';
import { createJoined, type Joined, type OpenLine } from './joined.ts';
import { choicesFromText, choicesToText, withVolume, type KeptChoices } from './kept.ts';
import type { Meter } from './sound/meter.ts';
import type { Voices, VoicesOptions } from './sound/voices.ts';

export type CallRoom = Pick<Participant, 'view' | 'subscribe' | 'onNews' | 'signal' | 'setCall'>;

export interface CallOptions {
  readonly runtime: Runtime;
  readonly room: CallRoom;
  readonly askAccess: AskAccess;
  /** null: that way cannot be gone. */
  readonly openLine: (access: CallAccess) => Promise<OpenLine | null>;
  /** null: this browser gives no devices, and people only listen. */
  readonly media: MediaPort | null;
  readonly isSupported: boolean;
  readonly createVoices: (options: Pick<VoicesOptions, 'onBlocked' | 'onSpeakerLost'>) => Voices;
  readonly createMeter: () => Meter;
  /** Tells when this device has another network, or one again. */
  readonly watchNetwork: (changed: () => void) => Stop;
  /** So much of the film's volume is to be heard now. */
  readonly duckFilm: (gain: number) => void;
  /** Whether there is a film to be heard: while there is not, nobody needs to hasten. */
  readonly filmPlays: () => boolean;
  /** Choices of earlier calls. */
  readonly kept: string | null;
  readonly keep: (text: string) => void;
}

export function createCall(options: CallOptions): Call {
  const { runtime, room, media: port } = options;
  let choices = choicesFromText(options.kept);
  const store = createStore<CallState>(() => quietCall(choices));
  const set = (change: Partial<CallState>): void => store.setState(change);
  const keep = (change: Partial<KeptChoices>): void => {
    choices = { ...choices, ...change };
    options.keep(choicesToText(choices));
  };
  const unplugged = (kind: DeviceKind): void => {
    set({ unplugged: kind, chosen: { ...store.getState().chosen, [kind]: null } });
    list?.look();
  };

  let joined: Joined | null = null;
  let list: DeviceList | null = null;
  let prepared = false;
  /** Answers that belong to an earlier try to join are of no interest. */
  let visit = 0;
  const meter = options.createMeter();

  const media = createCallMedia({ port, onChange: () => evaluate(), onUnplugged: unplugged });
  const voices = options.createVoices({
    onBlocked: (soundBlocked) => set({ soundBlocked }),
    onSpeakerLost: () => {
      voices.setSpeaker(null);
      unplugged('speaker');
    },
  });

  /** Everything that follows from what the devices, the person and the room say now. */
  function evaluate(): void {
    const { camera } = media.tracks();
    const before = store.getState();
    const now = { mic: media.mic.state(), camera: media.camera.state(), screen: media.screen.state() };
    if (now.mic !== before.mic || now.camera !== before.camera) list?.look();
    if (
      before.ownCamera !== camera ||
      (Object.keys(now) as (keyof typeof now)[]).some((key) => now[key] !== before[key])
    ) {
      set({ ...now, ownCamera: camera });
    }
    meter.listen(now.mic === 'on' ? media.mic.track() : null);
    if (joined === null) return;
    room.setCall(media.sends());
    joined.update();
  }

  const applyGate = (): void => {
    const { pushToTalk, talking, sameRoom } = store.getState();
    media.setGate({ pushToTalk, talking, sameRoom });
  };
  const prepare = (): void => {
    if (port !== null) list ??= watchDevices(port, (devices) => set({ devices }));
    list?.look();
    if (prepared) return;
    prepared = true;
    applyGate();
    const { chosen } = choices;
    media.mic.choose(chosen.mic);
    media.camera.choose(chosen.camera);
    voices.setSpeaker(chosen.speaker);
    if (choices.mic) media.mic.set(true);
    if (choices.camera) media.camera.set(true);
  };
  const release = (): void => {
    prepared = false;
    media.close();
    meter.stop();
    list?.stop();
    list = null;
  };
  const end = (problem: CallProblem | null): void => {
    visit += 1;
    const was = joined;
    joined = null;
    was?.close();
    release();
    set({ phase: 'out', problem, way: null, tiles: [], talking: false, soundBlocked: false });
  };
  const leave = (): void => {
    if (store.getState().phase === 'out') return;
    room.setCall(null);
    end(null);
  };

  const enter = (line: OpenLine, way: 'mesh' | 'server'): void => {
    const { ducking, sameRoom } = store.getState();
    joined = createJoined({
      runtime,
      line,
      voices,
      view: room.view,
      own: () => ({ sends: media.sends(), tracks: media.tracks(), level: meter.level }),
      volumes: () => choices.volumes,
      duckFilm: options.duckFilm,
      filmPlays: options.filmPlays,
      onTiles: (tiles) => set({ tiles }),
    });
    joined.setDucking(ducking);
    joined.setSilent(sameRoom);
    set({ way });
    evaluate();
    hearRoom();
  };
  const join = (): void => {
    if (store.getState().phase !== 'out') return;
    if (!options.isSupported) {
      set({ problem: 'unsupported' });
      return;
    }
    visit += 1;
    const mine = visit;
    set({ phase: 'joining', problem: null, hushed: null });
    prepare();
    const ask = async (): Promise<void> => {
      const access = await options.askAccess();
      if (mine !== visit) return;
      if (!access.ok) {
        end(access.error);
        return;
      }
      const line = await options.openLine(access.value);
      if (mine !== visit) line?.close();
      else if (line === null) end('unreachable');
      else enter(line, access.value.way === 'mesh' ? 'mesh' : 'server');
    };
    ask().catch(() => {
      if (mine === visit) end('unreachable');
    });
  };

  const hearRoom = (): void => {
    const { link, roster, myConnection } = room.view();
    if (link.state === 'stopped') {
      leave();
      return;
    }
    if (joined === null) return;
    const isIn = roster.some(({ connection, call }) => connection === myConnection && call !== undefined);
    if (isIn && store.getState().phase === 'joining') set({ phase: 'in' });
    joined.update();
  };
  const hush = (what: Hushed): void => {
    const device = media[what];
    if (device.state() !== 'on' && device.state() !== 'asking') return;
    if (what === 'screen') media.screen.stop();
    else media[what].set(false);
    set({ hushed: what });
  };
  const hearSignal = ({ from, signal: unread }: Extract<RoomNews, { type: 'signal' }>): void => {
    if (unread.purpose !== 'call') return;
    const signal = readSignal(unread);
    if (signal === null) return;
    if (joined !== null) joined.hear(from, signal);
    else if (signal.what.type === 'description' || signal.what.type === 'candidates') {
      // He believes in somebody who has left.
      room.signal(from, { purpose: 'call', session: signal.session, what: { type: 'bye', why: 'left' } });
    }
  };
  const hearNews = (news: RoomNews): void => {
    switch (news.type) {
      case 'signal':
        hearSignal(news);
        return;
      case 'callRefused':
        if (store.getState().phase !== 'out') end(problemOf(news.code));
        return;
      case 'entry': {
        const { event } = news.entry;
        if (event.type === 'hushed' && event.member === room.view().me && joined !== null) hush(event.what);
        return;
      }
      case 'refused':
      case 'said':
      case 'unsaid':
        return;
    }
  };

  return {
    store,
    start() {
      const stops = [
        room.subscribe(hearRoom),
        room.onNews(hearNews),
        options.watchNetwork(() => joined?.refresh()),
      ];
      return () => {
        for (const stop of stops) stop();
        leave();
        release();
      };
    },
    prepare,
    rest() {
      if (store.getState().phase === 'out') release();
    },
    join,
    leave,
    setMic(on) {
      keep({ mic: on });
      if (on && store.getState().hushed === 'mic') set({ hushed: null });
      media.mic.set(on);
    },
    setCamera(on) {
      keep({ camera: on });
      if (on && store.getState().hushed === 'camera') set({ hushed: null });
      media.camera.set(on);
    },
    chooseDevice(kind, id) {
      const chosen = { ...store.getState().chosen, [kind]: id };
      set({ chosen, unplugged: null });
      keep({ chosen });
      if (kind === 'speaker') voices.setSpeaker(id);
      else media[kind].choose(id);
    },
    shareScreen: () => media.screen.share(),
    stopShare: () => media.screen.stop(),
    setVolume(member, volume) {
      keep({ volumes: withVolume(choices.volumes, member, volume) });
      joined?.update();
    },
    setPushToTalk(pushToTalk) {
      set({ pushToTalk, talking: false });
      keep({ pushToTalk });
      applyGate();
    },
    talk(talking) {
      if (talking === store.getState().talking || (talking && !store.getState().pushToTalk)) return;
      set({ talking });
      applyGate();
    },
    setSameRoom(sameRoom) {
      set({ sameRoom });
      applyGate();
      joined?.setSilent(sameRoom);
    },
    setDucking(ducking) {
      set({ ducking });
      keep({ ducking });
      joined?.setDucking(ducking);
    },
    micLevel: () => meter.level(),
    retry: (connection) => joined?.refresh(connection),
    gesture: () => voices.gesture(),
    dismiss: () => set({ problem: null, hushed: null, unplugged: null }),
  };
}
