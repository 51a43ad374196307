/** LiveKit: calls through a LiveKit server, for more people than a mesh can carry. Rules CA24, CA25 in docs/spec/call.md. */
import { AccessToken, RoomServiceClient, TrackSource } from 'livekit-server-sdk';
import type { Calls } from '../../ports/calls.ts';

export interface LivekitOptions {
  /** ws:// or wss://, as browsers reach it. */
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

/** What a call of that many does to one browser is the limit, not the server. */
const mostInCall = 50;
/** Looked at when somebody comes in, not while he is there: LiveKit renews the tokens of those who are. */
const validSec = 10 * 60;

export function createLivekit({ url, key, secret }: LivekitOptions): Calls {
  const service = new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret, { requestTimeout: 5 });
  return {
    most: mostInCall,
    wayFor: async ({ room, connection, name }) => {
      const token = new AccessToken(key, secret, { identity: connection, name, ttl: validSec });
      token.addGrant({
        room,
        roomJoin: true,
        canPublish: true,
        canSubscribe: true,
        canPublishData: false,
        canPublishSources: [
          TrackSource.MICROPHONE,
          TrackSource.CAMERA,
          TrackSource.SCREEN_SHARE,
          TrackSource.SCREEN_SHARE_AUDIO,
        ],
      });
      return { way: 'livekit', url, token: await token.toJwt(), validSec };
    },
    remove: async (room, connection) => {
      await service.removeParticipant(room, connection).catch((error: unknown) => {
        // He has left by himself, or never came.
        if (!isNotFound(error)) throw error;
      });
    },
  };
}

const isNotFound = (error: unknown): boolean =>
  error instanceof Error &&
  (('status' in error && error.status === 404) || /not found|not exist/i.test(error.message));
