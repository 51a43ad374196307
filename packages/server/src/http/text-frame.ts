/** TextFrame: a text as one finished WebSocket frame: no compression, no mask (RFC 6455 §5.2). */
const finalText = 0x81;

export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = finalText;
  if (head === 2) {
    frame[1] = length;
  } else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, head);
  return frame;
}

/** What is in such a frame. */
export function payloadOf(frame: Buffer): Buffer {
  const size = frame[1] ?? 0;
  return frame.subarray(size < 126 ? 2 : size === 126 ? 4 : 10);
}
