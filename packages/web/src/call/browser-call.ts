/** BrowserCall: the call of this page, made of what the browser has. */
import type { Runtime } from '@lockstep/core';
import type { AskAccess, CallAccess } from './access.ts';
import type { Call } from './call.ts';
import { createCall, type CallOptions, type CallRoom } from './create-call.ts';
import type { MediaPort } from './devices/media-port.ts';
import type { OpenLine } from './joined.ts';
import { createSfuLine } from './livekit/sfu-line.ts';
import { chooseCodecs, noWish, type OfferedCodecs } from './mesh/codecs.ts';
import { createIceSource } from './mesh/ice-source.ts';
import { createMesh } from './mesh/mesh.ts';
import { createMeter, openAudioGraph } from './sound/meter.ts';
import { createVoices } from './sound/voices.ts';

export interface BrowserCallOptions extends Pick<CallOptions, 'duckFilm' | 'filmPlays' | 'kept' | 'keep'> {
  readonly runtime: Runtime;
  readonly room: CallRoom;
  readonly askAccess: AskAccess;
}

function offeredCodecs(): OfferedCodecs {
  const known = (kind: 'audio' | 'video'): readonly RTCRtpCodec[] =>
    RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  // Firefox before 128 cannot be told what to offer.
  return 'setCodecPreferences' in RTCRtpTransceiver.prototype
    ? chooseCodecs(known('audio'), known('video'))
    : noWish;
}

function openMesh(
  { runtime, room, askAccess }: BrowserCallOptions,
  access: Extract<CallAccess, { way: 'mesh' }>,
): OpenLine {
  return createMesh({
    runtime,
    me: room.view().myConnection,
    connect: (configuration) => new RTCPeerConnection(configuration),
    codecs: offeredCodecs(),
    signal: room.signal,
    iceServers: access.iceServers,
    freshIceServers: createIceSource(runtime, access, askAccess),
  });
}

async function openServer(
  runtime: Runtime,
  { url, token }: Extract<CallAccess, { way: 'livekit' }>,
): Promise<OpenLine | null> {
  const { openLiveKit } = await import('./livekit/livekit.ts');
  const sfu = await openLiveKit(url, token);
  return sfu === null ? null : createSfuLine(runtime, sfu);
}

/** Pages that are not served safely have none. */
const mediaPort = (): MediaPort | null => {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  return mediaDevices ?? null;
};

export function createBrowserCall(options: BrowserCallOptions): Call {
  const { runtime } = options;
  return createCall({
    ...options,
    media: mediaPort(),
    isSupported: typeof RTCPeerConnection !== 'undefined',
    openLine: async (access) =>
      access.way === 'mesh' ? openMesh(options, access) : openServer(runtime, access),
    createVoices: (told) =>
      createVoices({
        ...told,
        createElement: () => {
          const element = new Audio();
          element.autoplay = true;
          return element;
        },
        streamOf: (track) => new MediaStream([track]),
      }),
    createMeter: () => createMeter(openAudioGraph),
    watchNetwork: (changed) => {
      const listening = new AbortController();
      addEventListener('online', changed, { signal: listening.signal });
      return () => listening.abort();
    },
  });
}
