/**
 * Codecs: few are offered. Every browser has these, and each further one makes a description longer by some hundred
 * characters for each place of a picture; a message carries 14 000. [CA37]
 */
export interface OfferedCodecs {
  readonly audio: readonly RTCRtpCodec[];
  readonly video: readonly RTCRtpCodec[];
}

/** Where nothing is known of codecs, what the browser offers by itself is left alone. */
export const noWish: OfferedCodecs = { audio: [], video: [] };

/** H.264 as every device has it: constrained baseline, in packets of any length. */
const isCommonH264 = (fmtp: string): boolean =>
  /packetization-mode=1/.test(fmtp) && /profile-level-id=42(e0|00)/i.test(fmtp);

function firstOf(codecs: readonly RTCRtpCodec[], fits: (codec: RTCRtpCodec) => boolean): RTCRtpCodec[] {
  const codec = codecs.find(fits);
  return codec === undefined ? [] : [codec];
}

const isType =
  (type: string) =>
  ({ mimeType }: RTCRtpCodec): boolean =>
    mimeType.toLowerCase() === type;

/** Of all that a browser can take, what is offered and in which order. */
export function chooseCodecs(audio: readonly RTCRtpCodec[], video: readonly RTCRtpCodec[]): OfferedCodecs {
  const pictures = [
    ...firstOf(video, isType('video/vp8')),
    ...firstOf(video, (codec) => isType('video/h264')(codec) && isCommonH264(codec.sdpFmtpLine ?? '')),
  ];
  return {
    audio: firstOf(audio, isType('audio/opus')),
    // Repairing of lost packets belongs to a codec: alone it is no wish.
    video: pictures.length === 0 ? [] : [...pictures, ...firstOf(video, isType('video/rtx'))],
  };
}
