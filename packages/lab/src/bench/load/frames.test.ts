import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameReader, maskedFrame, opcodes } from './frames.ts';

/** As the server frames it: without a mask. */
function plainFrame(payload: Buffer): Buffer {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload]);
  if (length < 65_536) return Buffer.concat([Buffer.from([0x81, 126, length >> 8, length & 255]), payload]);
  const head = Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

test('frames come out whole, however they were cut on their way', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1, 125, 126, 300, 65_535, 70_000), { maxLength: 5 }),
      fc.array(fc.nat(80_000), { maxLength: 8 }),
      (lengths, cuts) => {
        const payloads = lengths.map((length) => randomBytes(length));
        const stream = Buffer.concat(payloads.map(plainFrame));
        const places = [...cuts.map((cut) => cut % (stream.length + 1)), stream.length].toSorted(
          (a, b) => a - b,
        );
        const reader = new FrameReader();
        const heard: Buffer[] = [];
        let from = 0;
        for (const to of places) {
          reader.read(stream.subarray(from, to), (opcode, payload) => {
            if (opcode !== opcodes.text) throw new Error(`opcode ${opcode}`);
            heard.push(Buffer.from(payload));
          });
          from = to;
        }
        expect(heard.map(({ length }) => length)).toEqual(lengths);
        expect(Buffer.concat(heard).equals(Buffer.concat(payloads))).toBe(true);
      },
    ),
  );
});

test.each(['', 'short', 'ä'.repeat(400)])('a masked frame carries its text: %#', (text) => {
  const frame = maskedFrame(text);
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : 4;
  const mask = frame.subarray(head, head + 4);
  const payload = frame.subarray(head + 4).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
  expect(frame[0]).toBe(0x81);
  expect((frame[1] ?? 0) >> 7).toBe(1);
  expect(Buffer.from(payload).toString()).toBe(text);
});
