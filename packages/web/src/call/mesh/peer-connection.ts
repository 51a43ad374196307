/** PeerConnection: as much of RTCPeerConnection as the mesh touches, so that tests can stand in for it. */
export interface MeshSender {
  readonly track: MediaStreamTrack | null;
  replaceTrack(track: MediaStreamTrack | null): Promise<void>;
  getParameters(): RTCRtpSendParameters;
  setParameters(parameters: RTCRtpSendParameters): Promise<void>;
}

export interface MeshReceiver {
  readonly track: MediaStreamTrack;
  getSynchronizationSources(): readonly { readonly audioLevel?: number; readonly rtpTimestamp: number }[];
}

export interface MeshTransceiver {
  direction: RTCRtpTransceiverDirection;
  readonly sender: MeshSender;
  readonly receiver: MeshReceiver;
  setCodecPreferences(codecs: RTCRtpCodec[]): void;
}

export interface PeerConnection {
  readonly signalingState: RTCSignalingState;
  readonly connectionState: RTCPeerConnectionState;
  readonly localDescription: RTCSessionDescriptionInit | null;
  addTransceiver(kind: 'audio' | 'video', init: { direction: 'sendrecv' }): MeshTransceiver;
  getTransceivers(): readonly MeshTransceiver[];
  setLocalDescription(): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void>;
  restartIce(): void;
  setConfiguration(configuration: RTCConfiguration): void;
  getStats(): Promise<StatsReport>;
  addEventListener(type: 'connectionstatechange', listener: () => void): void;
  addEventListener(type: 'icecandidate', listener: (event: CandidateEvent) => void): void;
  close(): void;
}

export interface CandidateEvent {
  readonly candidate: {
    readonly candidate: string;
    readonly sdpMid: string | null;
    readonly sdpMLineIndex: number | null;
  } | null;
}

/** Of RTCStatsReport: every dictionary of what is measured. */
export interface StatsReport {
  forEach(look: (entry: Readonly<Record<string, unknown>>) => void): void;
}

export type Connect = (configuration: RTCConfiguration) => PeerConnection;
