/** RTC wire: a direct line by WebRTC with one ordered, reliable channel. The one who sends speaks first; candidates go in batches. */
import type { Runtime } from '@lockstep/core';
import type { LineWord } from './file-line.ts';
import { drainedAt, type OpenWire, type WireTry } from './file-wire.ts';

type Candidate = Extract<LineWord, { readonly type: 'candidates' }>['candidates'][number];

const BATCH_MS = 60;
const BATCH = 20;
/** Lines come back by themselves from shorter breaks. */
const BREAK_MS = 5000;

export interface RtcWireOptions {
  readonly runtime: Pick<Runtime, 'after'>;
  /** Servers that help to find a way; empty where there are none. */
  readonly iceServers: () => Promise<readonly RTCIceServer[]>;
}

export const createRtcWire =
  ({ runtime, iceServers }: RtcWireOptions): OpenWire =>
  (role, say, ears): WireTry => {
    let peer: RTCPeerConnection | null = null;
    let isOver = false;
    let batch: Candidate[] = [];
    let working: Promise<void> = Promise.resolve();

    const close = (): void => {
      isOver = true;
      peer?.close();
    };
    const lose = (): void => {
      if (isOver) return;
      close();
      ears.lost();
    };
    const flush = (): void => {
      const candidates = batch;
      batch = [];
      if (!isOver && candidates.length > 0) say({ type: 'candidates', candidates });
    };
    const gather = ({ candidate }: RTCPeerConnectionIceEvent): void => {
      if (candidate === null || candidate.candidate === '') return;
      const { candidate: text, sdpMid, sdpMLineIndex } = candidate;
      batch.push({ candidate: text, sdpMid, sdpMLineIndex });
      if (batch.length === 1) runtime.after(BATCH_MS, flush);
      if (batch.length >= BATCH) flush();
    };
    const attach = (made: RTCPeerConnection, channel: RTCDataChannel): void => {
      channel.binaryType = 'arraybuffer';
      channel.bufferedAmountLowThreshold = drainedAt;
      const opened = (): void =>
        ears.opened({
          send: (data) => {
            // A line that is being lost takes nothing; that it is lost is told by itself.
            if (channel.readyState !== 'open') return;
            if (typeof data === 'string') channel.send(data);
            else channel.send(data);
          },
          waiting: () => channel.bufferedAmount,
          mostBytes: made.sctp?.maxMessageSize ?? 16 * 1024,
        });
      channel.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer | string>) => ears.came(data));
      channel.addEventListener('bufferedamountlow', ears.drained);
      channel.addEventListener('close', lose);
      channel.addEventListener('error', lose);
      if (channel.readyState === 'open') opened();
      else channel.addEventListener('open', opened);
    };
    const describe = async (made: RTCPeerConnection, kind: 'offer' | 'answer'): Promise<void> => {
      await made.setLocalDescription();
      const sdp = made.localDescription?.sdp ?? '';
      say({ type: 'description', kind, sdp });
    };
    const take = async (made: RTCPeerConnection, word: LineWord): Promise<void> => {
      switch (word.type) {
        case 'description':
          await made.setRemoteDescription({ type: word.kind, sdp: word.sdp });
          if (word.kind === 'offer') await describe(made, 'answer');
          return;
        case 'candidates':
          // One of a kind that is unknown here takes nothing from the others.
          for (const one of word.candidates) await made.addIceCandidate(one).catch(() => undefined);
          return;
        case 'bye':
          lose();
      }
    };
    /** One after the other: a candidate before its description would be refused. */
    const work = (job: () => Promise<void>): void => {
      working = working.then(job).catch(lose);
    };
    const begin = async (): Promise<void> => {
      const servers = await iceServers().catch(() => []);
      if (isOver) return;
      const made = new RTCPeerConnection({ iceServers: [...servers] });
      peer = made;
      made.addEventListener('icecandidate', gather);
      made.addEventListener('connectionstatechange', () => {
        if (made.connectionState === 'failed' || made.connectionState === 'closed') lose();
        if (made.connectionState === 'disconnected')
          runtime.after(BREAK_MS, () => {
            if (made.connectionState === 'disconnected') lose();
          });
      });
      made.addEventListener('datachannel', ({ channel }) => attach(made, channel));
      if (role === 'offers') {
        attach(made, made.createDataChannel('file', { ordered: true }));
        await describe(made, 'offer');
      }
    };
    work(begin);

    return {
      hear(word) {
        work(async () => {
          if (peer !== null && !isOver) await take(peer, word);
        });
      },
      close,
    };
  };
