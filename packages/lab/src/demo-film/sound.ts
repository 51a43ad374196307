/**
 * The film's sound: a beep that begins exactly at each full second, a deeper and longer one at each tenth, over a very
 * soft chord. The beeps glide upwards: a sliding tone matches itself at one shift only, which is what recordings are compared by.
 */
import { secondsPerMark } from './draw-frame.ts';

export const soundRate = 48_000;

const BEEP = { lengthSec: 0.06, fromHz: 900, toHz: 1800, level: 0.5 } as const;
const LONG_BEEP = { lengthSec: 0.3, fromHz: 450, toHz: 900, level: 0.5 } as const;
const EDGE_SEC = 0.002;
const CHORD_HZ = [110, 164.81, 220, 277.18] as const;
const CHORD_LEVEL = 0.012;

/** 16-bit mono samples, little endian. */
export function renderSound(lengthSec: number): Buffer {
  const samples = Buffer.alloc(lengthSec * soundRate * 2);
  for (let index = 0; index < lengthSec * soundRate; index += 1) {
    const value = beepAt(index / soundRate) + chordAt(index / soundRate, lengthSec);
    samples.writeInt16LE(Math.round(value * 32_767), index * 2);
  }
  return samples;
}

function beepAt(time: number): number {
  const second = Math.floor(time);
  const beep = second % secondsPerMark === 0 ? LONG_BEEP : BEEP;
  const since = time - second;
  if (since >= beep.lengthSec) return 0;
  const edge = Math.min(1, since / EDGE_SEC, (beep.lengthSec - since) / EDGE_SEC);
  const glide = (beep.toHz - beep.fromHz) / beep.lengthSec;
  return beep.level * edge * Math.sin(2 * Math.PI * (beep.fromHz * since + (glide * since * since) / 2));
}

function chordAt(time: number, lengthSec: number): number {
  const swell = 0.6 + 0.4 * Math.sin((2 * Math.PI * time) / 8);
  const edge = Math.min(1, time / 0.5, (lengthSec - time) / 0.5);
  return (
    CHORD_LEVEL * swell * edge * CHORD_HZ.reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * time), 0)
  );
}
