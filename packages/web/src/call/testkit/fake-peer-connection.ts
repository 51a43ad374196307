/**
 * FakePeerConnection: a peer connection in a simulated world: it takes offers and answers by the rules of the real one,
 * finds ways after a while, and is connected when both ends mean each other and one has heard of a way to the other.
 */
import type { Stop } from '@lockstep/core';
import type {
  CandidateEvent,
  MeshReceiver,
  MeshSender,
  MeshTransceiver,
  PeerConnection,
  StatsReport,
} from '../mesh/peer-connection.ts';
import { fakeTrack } from './fake-track.ts';

/** The network that it is in. */
export interface FakeNet {
  now(): number;
  after(ms: number, run: () => void): Stop;
  /** Something changed of who fits whom. */
  evaluate(): void;
}

/** What a description says in this world. */
interface Said {
  readonly from: string;
  /** Another one for each look for a way. */
  readonly ways: string;
  readonly media: readonly ('audio' | 'video')[];
}

class FakeSender implements MeshSender {
  track: MediaStreamTrack | null = null;
  parameters: RTCRtpSendParameters = {
    encodings: [{}],
    transactionId: '',
    codecs: [],
    headerExtensions: [],
    rtcp: {},
  };

  async replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    await Promise.resolve();
    this.track = track;
  }

  getParameters(): RTCRtpSendParameters {
    return structuredClone(this.parameters);
  }

  async setParameters(parameters: RTCRtpSendParameters): Promise<void> {
    await Promise.resolve();
    this.parameters = parameters;
  }
}

export class FakeTransceiver implements MeshTransceiver {
  readonly kind: 'audio' | 'video';
  direction: RTCRtpTransceiverDirection;
  readonly sender = new FakeSender();
  readonly receiver: MeshReceiver;
  /** 0 to 1, as the test wants it. */
  loudness = 0;
  codecs: readonly RTCRtpCodec[] = [];

  constructor(kind: 'audio' | 'video', direction: RTCRtpTransceiverDirection, clock: () => number) {
    this.kind = kind;
    this.direction = direction;
    this.receiver = {
      track: fakeTrack(kind),
      getSynchronizationSources: () => [{ audioLevel: this.loudness, rtpTimestamp: clock() }],
    };
  }

  setCodecPreferences(codecs: RTCRtpCodec[]): void {
    this.codecs = codecs;
  }
}

export class FakePeerConnection implements PeerConnection {
  readonly id: string;
  readonly device: string;
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: RTCSessionDescriptionInit | null = null;
  readonly transceivers: FakeTransceiver[] = [];
  iceServers: readonly RTCIceServer[];
  /** Pictures stop coming though nothing else is wrong. */
  isFrozen = false;
  frames = 0;
  packets = 0;
  readonly #world: FakeNet;
  #stable: { local: Said | null; remote: Said | null } = { local: null, remote: null };
  #pending: { local: Said | null; remote: Said | null } | null = null;
  #ways = 0;
  #wantsRestart = false;
  readonly #heardWays = new Set<string>();
  readonly #onState: (() => void)[] = [];
  readonly #onCandidate: ((event: CandidateEvent) => void)[] = [];
  readonly #stops: Stop[] = [];

  constructor(world: FakeNet, device: string, id: string, { iceServers = [] }: RTCConfiguration) {
    this.#world = world;
    this.device = device;
    this.id = id;
    this.iceServers = iceServers;
  }

  get closed(): boolean {
    return this.signalingState === 'closed';
  }

  addTransceiver(kind: 'audio' | 'video', { direction }: { direction: 'sendrecv' }): FakeTransceiver {
    const made = new FakeTransceiver(kind, direction, () => this.#world.now());
    this.transceivers.push(made);
    return made;
  }

  getTransceivers(): readonly FakeTransceiver[] {
    return this.transceivers;
  }

  async setLocalDescription(): Promise<void> {
    await this.#work();
    const isAnswer = this.signalingState === 'have-remote-offer';
    const said = this.#say(isAnswer);
    this.localDescription = { type: isAnswer ? 'answer' : 'offer', sdp: JSON.stringify(said) };
    if (isAnswer) {
      this.#stable = { local: said, remote: this.#pending?.remote ?? null };
      this.#pending = null;
      this.signalingState = 'stable';
    } else {
      this.#pending = { local: said, remote: null };
      this.signalingState = 'have-local-offer';
    }
    this.#find(said.ways);
    this.#world.evaluate();
  }

  async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    await this.#work();
    const said = JSON.parse(sdp) as Said;
    if (type === 'answer') {
      if (this.signalingState !== 'have-local-offer') throw new Error('InvalidStateError');
      this.#stable = { local: this.#pending?.local ?? null, remote: said };
      this.#pending = null;
      this.signalingState = 'stable';
    } else {
      // An own offer is taken back.
      this.#pending = { local: null, remote: said };
      this.signalingState = 'have-remote-offer';
      for (const kind of said.media.slice(this.transceivers.length)) {
        this.transceivers.push(new FakeTransceiver(kind, 'recvonly', () => this.#world.now()));
      }
    }
    this.#world.evaluate();
  }

  async addIceCandidate({ candidate = '' }: RTCIceCandidateInit): Promise<void> {
    await this.#work();
    const remote = this.#pending?.remote ?? this.#stable.remote;
    if (remote === null) throw new Error('InvalidStateError');
    if (!candidate.startsWith(remote.ways)) throw new Error('OperationError');
    this.#heardWays.add(remote.ways);
    this.#world.evaluate();
  }

  restartIce(): void {
    this.#wantsRestart = true;
  }

  setConfiguration({ iceServers = [] }: RTCConfiguration): void {
    this.iceServers = iceServers;
  }

  async getStats(): Promise<StatsReport> {
    await this.#work();
    const camera = this.transceivers[1]?.receiver.track.id;
    return new Map<string, Record<string, unknown>>([
      ['rtp', { type: 'inbound-rtp', packetsReceived: this.packets, packetsLost: 0 }],
      ['camera', { type: 'inbound-rtp', trackIdentifier: camera, framesDecoded: this.frames }],
      ['pair', { type: 'candidate-pair', state: 'succeeded', nominated: true, currentRoundTripTime: 0.05 }],
    ]);
  }

  addEventListener(type: 'connectionstatechange', listener: () => void): void;
  addEventListener(type: 'icecandidate', listener: (event: CandidateEvent) => void): void;
  addEventListener(
    type: 'connectionstatechange' | 'icecandidate',
    listener: (event: CandidateEvent) => void,
  ): void {
    if (type === 'icecandidate') this.#onCandidate.push(listener);
    else this.#onState.push(() => listener({ candidate: null }));
  }

  close(): void {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
    for (const stop of this.#stops) stop();
    this.#world.evaluate();
  }

  /** Both ends mean each other, the same look for a way, and one has heard of a way. */
  fits(other: FakePeerConnection): boolean {
    const [mine, his] = [this.#stable, other.#stable];
    if (this.closed || other.closed) return false;
    const mutual = mine.remote?.from === other.id && his.remote?.from === this.id;
    const same = mine.remote?.ways === his.local?.ways && his.remote?.ways === mine.local?.ways;
    return mutual && same && (this.#hasHeard() || other.#hasHeard());
  }

  /** Its look for a way, by which the world knows whether a failed one was begun anew. */
  get look(): string {
    return `${this.#stable.local?.ways} ${this.#stable.remote?.ways}`;
  }

  become(state: RTCPeerConnectionState): void {
    if (this.closed || this.connectionState === state) return;
    this.connectionState = state;
    for (const listener of this.#onState) listener();
  }

  #hasHeard(): boolean {
    return this.#stable.remote !== null && this.#heardWays.has(this.#stable.remote.ways);
  }

  #say(isAnswer: boolean): Said {
    const before = this.#stable.local;
    const othersAnew = isAnswer && this.#pending?.remote?.ways !== this.#stable.remote?.ways;
    if (before === null || this.#wantsRestart || othersAnew) this.#ways += 1;
    this.#wantsRestart = false;
    return {
      from: this.id,
      ways: `${this.id}/${this.#ways}/`,
      media: this.transceivers.map(({ kind }) => kind),
    };
  }

  #find(ways: string): void {
    for (const [index, ms] of [5, 20, 90].entries()) {
      this.#stops.push(
        this.#world.after(ms, () => {
          for (const listener of this.#onCandidate) {
            listener({ candidate: { candidate: `${ways}${index}`, sdpMid: '0', sdpMLineIndex: 0 } });
          }
        }),
      );
    }
  }

  async #work(): Promise<void> {
    if (this.closed) throw new Error('InvalidStateError');
    await Promise.resolve();
    // As a real one: what was asked before it was closed is never answered.
    if (this.closed) await new Promise(() => undefined);
  }
}
