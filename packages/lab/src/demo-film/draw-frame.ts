/**
 * One frame of the film: a dial whose dot passes twelve o'clock at each full second, the second in its middle, the time
 * code and the frame number for people, and the block code for programs.
 */
import { codeRow, encodeCells } from './block-code.ts';
import { digitsWidth, drawDigits } from './digits.ts';
import {
  around,
  blankPicture,
  copyPicture,
  disc,
  fill,
  paint,
  ring,
  stroke,
  type Colour,
  type Picture,
} from './picture.ts';

export const filmSize = { width: 640, height: 360 } as const;
export const framesPerSecond = 30;
/** Every tenth second is marked by a longer flash and a deeper, longer beep. */
export const secondsPerMark = 10;

const ground: Colour = [22, 18, 15];
const raised: Colour = [38, 32, 27];
const faint: Colour = [92, 80, 68];
const ink: Colour = [243, 236, 226];
const accent: Colour = [255, 180, 84];
const black: Colour = [8, 7, 6];
const white: Colour = [250, 248, 244];

const dial = { x: 150, y: 132, radius: 92, inner: 62 } as const;
const text = { left: 292, timeTop: 84, timeHeight: 60, frameTop: 168, frameHeight: 26 } as const;
const TAIL_FRAMES = 9;
const FLASH_FRAMES = 5;
const LONG_FLASH_FRAMES = 15;

/** Returns a function that draws frame after frame; what never changes is drawn once. */
export function createFilmPainter(lengthSec: number): (frame: number) => Picture {
  const still = drawStill();
  return (frame) => {
    const picture = copyPicture(still);
    drawFlash(picture, frame);
    drawDot(picture, frame);
    drawText(picture, frame);
    drawCode(picture, frame);
    drawProgress(picture, frame / (lengthSec * framesPerSecond));
    return picture;
  };
}

function drawStill(): Picture {
  const picture = blankPicture(filmSize.width, filmSize.height, ground);
  const box = around(dial.x, dial.y, dial.radius + 20);
  paint(picture, box, disc(dial.x, dial.y, dial.inner), raised);
  paint(picture, box, ring(dial.x, dial.y, dial.radius, 2), raised);
  for (let tick = 0; tick < framesPerSecond; tick += 1) {
    const { x, y } = onDial(tick);
    paint(picture, box, disc(x, y, tick === 0 ? 4 : 2), tick === 0 ? accent : faint);
  }
  return picture;
}

function drawFlash(picture: Picture, frame: number): void {
  const marked = isMarked(frame);
  const length = marked ? LONG_FLASH_FRAMES : FLASH_FRAMES;
  const since = frame % framesPerSecond;
  const strength = Math.max(0, 1 - since / length);
  const box = around(dial.x, dial.y, dial.inner + 1);
  if (strength > 0) {
    paint(picture, box, disc(dial.x, dial.y, dial.inner), marked ? accent : white, strength);
    if (marked) drawEdge(picture, strength);
  }
  const seconds = String(Math.floor(frame / framesPerSecond) % 60).padStart(2, '0');
  const height = 56;
  const left = dial.x - digitsWidth(seconds, height) / 2;
  drawDigits(picture, seconds, { left, top: dial.y - height / 2, height }, strength > 0.5 ? ground : ink);
}

function drawEdge(picture: Picture, strength: number): void {
  const { width, height } = picture;
  const edge = 6;
  fill(picture, { left: 0, top: 0, right: width, bottom: edge }, accent, strength);
  fill(picture, { left: 0, top: height - edge, right: width, bottom: height }, accent, strength);
  fill(picture, { left: 0, top: edge, right: edge, bottom: height - edge }, accent, strength);
  fill(picture, { left: width - edge, top: edge, right: width, bottom: height - edge }, accent, strength);
}

function drawDot(picture: Picture, frame: number): void {
  for (let behind = Math.min(TAIL_FRAMES, frame); behind >= 0; behind -= 1) {
    const { x, y } = onDial(frame - behind);
    const strength = (1 - behind / (TAIL_FRAMES + 1)) ** 2;
    const radius = behind === 0 ? 9 : 6 * Math.sqrt(strength) + 1;
    paint(picture, around(x, y, 11), disc(x, y, radius), accent, behind === 0 ? 1 : strength * 0.6);
  }
}

function drawText(picture: Picture, frame: number): void {
  const second = Math.floor(frame / framesPerSecond);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(Math.floor(second / 60))}:${two(second % 60)}:${two(frame % framesPerSecond)}`;
  drawDigits(picture, time, { left: text.left, top: text.timeTop, height: text.timeHeight }, ink);
  const number = String(frame).padStart(5, '0');
  drawDigits(
    picture,
    number,
    { left: text.left, top: text.frameTop, height: text.frameHeight },
    isMarked(frame) ? accent : faint,
  );
}

function drawCode(picture: Picture, frame: number): void {
  const { width, height } = picture;
  const cells = encodeCells(frame);
  const cellWidth = (codeRow.width * width) / cells.length;
  cells.forEach((cell, index) => {
    const left = codeRow.left * width + index * cellWidth;
    const box = {
      left: Math.round(left),
      right: Math.round(left + cellWidth),
      top: Math.round(codeRow.top * height),
      bottom: Math.round((codeRow.top + codeRow.height) * height),
    };
    fill(picture, box, cell ? white : black);
  });
}

function drawProgress(picture: Picture, share: number): void {
  const y = 322;
  const left = 12;
  const right = filmSize.width - 12;
  const box = { left: 0, right: filmSize.width, top: y - 6, bottom: y + 6 };
  paint(picture, box, stroke(left, y, right, y, 3), raised);
  paint(picture, box, stroke(left, y, left + (right - left) * share, y, 3), accent);
}

function isMarked(frame: number): boolean {
  return Math.floor(frame / framesPerSecond) % secondsPerMark === 0;
}

function onDial(frame: number): { readonly x: number; readonly y: number } {
  const turn = (2 * Math.PI * (frame % framesPerSecond)) / framesPerSecond;
  return { x: dial.x + dial.radius * Math.sin(turn), y: dial.y - dial.radius * Math.cos(turn) };
}
