import { ConnectionQuality, ConnectionState, RoomEvent, Track, VideoQuality } from 'livekit-client';
import { expect, test } from 'vitest';
import { fakeTrack } from '../testkit/fake-track.ts';
import { sfuOf, type LiveKitRoom } from './livekit.ts';

function fakeRoom() {
  const listeners = new Map<string, (() => void)[]>();
  const deeds: string[] = [];
  const participants = new Map<string, unknown>();
  const room = {
    state: ConnectionState.Connected,
    remoteParticipants: participants,
    localParticipant: {
      publishTrack: async (_track: unknown, { source }: { readonly source: string }) =>
        void deeds.push(`publish ${source}`),
      unpublishTrack: async (_track: unknown, stop: boolean) => void deeds.push(`unpublish, stop ${stop}`),
    },
    on: (event: string, listener: () => void) =>
      listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    disconnect: async (stop: boolean) => void deeds.push(`disconnect, stop ${stop}`),
  };
  return {
    room: room as unknown as LiveKitRoom,
    become: (state: ConnectionState) => (room.state = state),
    participants,
    deeds,
    tell: (event: string) => listeners.get(event)?.forEach((listener) => listener()),
  };
}

test('[CA61] participants are peers by their connection, with tracks by what they are', () => {
  const fake = fakeRoom();
  const sfu = sfuOf(fake.room);
  let told = 0;
  sfu.onChange(() => (told += 1));
  const [mic, screen] = [fakeTrack('audio'), fakeTrack('video')];
  const receiver = { getSynchronizationSources: () => [] };
  fake.participants.set('b', {
    identity: 'b',
    connectionQuality: ConnectionQuality.Poor,
    audioLevel: 0.3,
    trackPublications: new Map([
      ['1', { source: Track.Source.Microphone, track: { mediaStreamTrack: mic, receiver } }],
      ['2', { source: Track.Source.ScreenShare, track: { mediaStreamTrack: screen } }],
      ['3', { source: Track.Source.Camera, track: undefined }],
    ]),
  });
  fake.tell(RoomEvent.TrackSubscribed);
  expect(told).toBe(1);
  expect(sfu.peers()).toEqual([
    { connection: 'b', quality: 'poor', tracks: { mic, screen }, voice: receiver, level: 0.3 },
  ]);
  fake.become(ConnectionState.SignalReconnecting);
  expect(sfu.state()).toBe('reconnecting');
});

test('[CA61] what is published stays the caller’s, and many people are small', async () => {
  const fake = fakeRoom();
  const sfu = sfuOf(fake.room);
  const asked: number[] = [];
  fake.participants.set('b', {
    trackPublications: new Map([
      ['1', { source: Track.Source.Camera, setVideoQuality: (quality: number) => asked.push(quality) }],
    ]),
  });
  const camera = fakeTrack('video');
  await sfu.publish('camera', camera);
  await sfu.unpublish(camera);
  sfu.setSmall(true);
  sfu.setSmall(true);
  sfu.setSmall(false);
  sfu.close();
  expect(asked).toEqual([VideoQuality.LOW, VideoQuality.HIGH]);
  expect(fake.deeds).toEqual(['publish camera', 'unpublish, stop false', 'disconnect, stop false']);
  expect(camera.readyState).toBe('live');
});
